"""People of the branches: who is in which, how somebody joins, and how somebody leaves."""
