"""What practitioners do, one app per thing."""
