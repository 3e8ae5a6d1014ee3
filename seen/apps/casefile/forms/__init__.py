"""What people are asked on the pages of a child's people and case. Forms import no models: choices are given."""
