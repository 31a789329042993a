"""What this part adds to the admin."""
