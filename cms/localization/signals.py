"""What publications lead to."""
