"""Reading the chronology, always from what a viewer is to the child."""
