"""A child's story in order: events, the child they are about, and the windows through which patterns read them."""
