"""Delivery: whole pages remembered for readers who are signed out, and everything sent compressed."""
