"""Which inks a limb is drawn in: far or near, working or at rest."""

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.camera import Camera
from rehabplanner.figures.drawing import Ink
from rehabplanner.figures.posture import LEGS, side_of


def inks(limb: Limb, camera: Camera, working: tuple[Limb, ...]) -> tuple[Ink, Ink, Ink]:
    """Of the skin, the cloth over it and the shoe."""
    far = camera.view == "side" and side_of(limb) < 0
    shoe: Ink = "shoe_far" if far else "shoe"
    if limb not in LEGS:
        shirt: Ink = "shirt_far" if far else "shirt"
        return (_skin(works=limb in working, far=far), shirt, shoe)
    if limb in working:
        return (_skin(works=True, far=far), "working_shorts_far" if far else "working_shorts", shoe)
    return (_skin(works=False, far=far), "shorts_far" if far else "shorts", shoe)


def _skin(*, works: bool, far: bool) -> Ink:
    if works:
        return "working_far" if far else "working"
    return "skin_far" if far else "skin"
