"""From space to the picture: the side view looks at the treated side, the front view at the face.

In the side view what lies farther away is moved a little forwards, so that the far leg shows.
"""

from dataclasses import dataclass

from rehabplanner.domain.pose import View
from rehabplanner.figures.drawing import Point
from rehabplanner.figures.skeleton import ARM_POINTS, Joints
from rehabplanner.figures.vectors import Vec

LEG_SHIFT = 0.2
ARM_SHIFT = 0.1


@dataclass(frozen=True, slots=True)
class Camera:
    view: View
    joints: Joints

    def point(self, name: str) -> Point:
        return seen(self.view, name, self.joints[name])

    def see(self, point: Vec, shift: float = 0.0) -> Point:
        return _projected(self.view, point, shift)

    def way(self, direction: Vec) -> Point:
        """A direction in the picture; shorter when it points at the viewer."""
        return (
            (-direction[2], direction[1]) if self.view == "front" else (direction[0], direction[1])
        )

    def depth(self, name: str) -> float:
        """How near to the viewer a point is."""
        point = self.joints[name]
        return point[0] if self.view == "front" else point[2]


def seen(view: View, name: str, point: Vec) -> Point:
    """Where a named point of the body is in the picture."""
    arm = name.removeprefix("other_") in ARM_POINTS
    return _projected(view, point, ARM_SHIFT if arm else LEG_SHIFT)


def _projected(view: View, point: Vec, shift: float) -> Point:
    if view == "front":
        return (-point[2], point[1])
    return (point[0] - shift * point[2], point[1])
