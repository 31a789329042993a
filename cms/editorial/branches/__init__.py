"""Branches as places of work: groups, collections and moderation of each, and the people in them."""
