"""Doors that take tries: log-ins, shared passwords, password resets; django-axes counts for all of them."""
