"""What a client asks and is told, whatever it asks for: parameters, errors, sign-in, remembered answers."""
