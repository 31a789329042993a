"""HTTP, whatever is asked for: parameters, errors, sign-in, remembered answers."""
