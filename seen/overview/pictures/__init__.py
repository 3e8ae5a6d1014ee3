"""The pictures of a child's life, for the pages that show them: what was found in words, what is drawn, and tables."""

from seen.overview.pictures.life import LifePictures, life_pictures

__all__ = ["LifePictures", "life_pictures"]
