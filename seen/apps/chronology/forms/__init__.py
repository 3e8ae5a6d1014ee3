"""What people fill in to add to a chronology or to change it."""
