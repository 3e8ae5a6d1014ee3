"""The words everybody shares: kinds of entry, areas of care, sorts of agency."""
