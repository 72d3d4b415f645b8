"""Bones keep their length whatever the angles, and reaching is the way back from a place."""

from dataclasses import replace
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabplanner.domain.pose import Limb
from rehabplanner.figures.feet import angles_towards, foot_of, level_angles
from rehabplanner.figures.frames import directions, trunk_frame
from rehabplanner.figures.posture import LEGS, LIMBS, LimbAngles, Posture, Size
from rehabplanner.figures.reach import reach
from rehabplanner.figures.skeleton import joints, root_of
from rehabplanner.figures.vectors import UP

SIZE = Size()
degrees = st.floats(-180, 180)
limb_angles = st.builds(
    LimbAngles, root=degrees, out=st.floats(-80, 80), turn=degrees, mid=st.floats(0, 150)
)
postures = st.builds(
    Posture,
    hips=st.tuples(st.floats(-50, 50), st.floats(0, 120), st.just(0.0)),
    lean=degrees,
    tilt=degrees,
    neck=st.floats(-40, 40),
    hike=st.floats(-15, 15),
    limbs=st.tuples(*[limb_angles] * 4),
)


@given(postures)
def test_bones_keep_their_length(posture: Posture) -> None:
    found = joints(posture, SIZE)

    for prefix in ("", "other_"):
        for a, b, length in (
            ("hip", "knee", SIZE.thigh),
            ("knee", "ankle", SIZE.shin),
            ("shoulder", "elbow", SIZE.upper_arm),
            ("elbow", "wrist", SIZE.forearm),
        ):
            assert dist(found[prefix + a], found[prefix + b]) == pytest.approx(length)
    assert dist(found["hips"], found["shoulders"]) == pytest.approx(SIZE.trunk)
    assert dist(found["hip"], found["other_hip"]) == pytest.approx(2 * SIZE.hip_half)


@pytest.mark.parametrize("limb", LIMBS)
@given(posture=postures, angles=limb_angles)
def test_a_limb_led_to_where_it_was_comes_back_there(
    limb: Limb, posture: Posture, angles: LimbAngles
) -> None:
    limbs = [angles if name == limb else posture.limb(name) for name in LIMBS]
    posture = replace(posture, limbs=(limbs[0], limbs[1], limbs[2], limbs[3]))
    end = ("other_" if limb.startswith("other") else "") + ("ankle" if limb in LEGS else "wrist")
    target = joints(posture, SIZE)[end]

    frame = trunk_frame(posture.lean, posture.tilt)
    root = root_of(limb, posture.hips, frame, posture.hike, SIZE)
    led, miss = reach(limb, root, target, frame, frame.front, SIZE)
    limbs = [led if name == limb else posture.limb(name) for name in LIMBS]
    again = joints(replace(posture, limbs=(limbs[0], limbs[1], limbs[2], limbs[3])), SIZE)

    assert dist(again[end], target) == pytest.approx(miss, abs=0.05)


@pytest.mark.parametrize("knee", [0, 30, 90, 140])
def test_the_knee_bends_backwards(knee: float) -> None:
    still = LimbAngles()
    limbs = (LimbAngles(mid=knee), still, still, still)
    posture = Posture((0, 90, 0), 0, 0, 0, 0, limbs)

    found = joints(posture, SIZE)

    assert found["ankle"][0] <= found["knee"][0] + 1e-6


@given(posture=postures, angles=limb_angles)
def test_a_sole_is_laid_flat_under_any_shin(posture: Posture, angles: LimbAngles) -> None:
    way = directions("leg", trunk_frame(posture.lean, posture.tilt), angles)
    foot = foot_of(way, *level_angles(way, UP))

    assert foot.down == pytest.approx((0, -1, 0), abs=1e-6)
    assert foot.ahead[1] == pytest.approx(0, abs=1e-6)


@given(posture=postures, angles=limb_angles, ankle=st.floats(-60, 40), roll=st.floats(-40, 40))
def test_the_angles_of_a_foot_are_found_again(
    posture: Posture, angles: LimbAngles, ankle: float, roll: float
) -> None:
    way = directions("leg", trunk_frame(posture.lean, posture.tilt), angles)

    found = angles_towards(way, foot_of(way, ankle, roll))
    assert found == pytest.approx((ankle, roll), abs=1e-4)
