"""Withheld pictures in the admin: where each was, told to the people of the branch."""
