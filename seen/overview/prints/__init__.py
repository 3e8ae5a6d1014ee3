"""What people take out of the service about a child: a chronology for a court or a meeting, a copy for the family."""
