"""Draws a figure from joint angles: pose, posture, joints, shapes as data, then a sink."""
