"""Reading assessments, always from what the viewer is to the child."""
