"""What the members of a header and a claims set mean, and whether they hold."""
