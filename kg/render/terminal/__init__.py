"""What people read in a terminal: one file for each kind of result."""
