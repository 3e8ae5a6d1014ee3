"""The look and the components of every page."""
