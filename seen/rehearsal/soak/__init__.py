"""Long runs that try to break the service: kills in the middle of writes, and inputs that nobody would think of."""
