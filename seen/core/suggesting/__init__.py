"""From the words that somebody typed to the kinds they may mean: offered, never chosen for them."""
