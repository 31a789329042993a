"""Checks of a page before it goes public: what keeps it back, and what is worth another look."""
