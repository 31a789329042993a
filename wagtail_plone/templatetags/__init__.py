"""Template tags of the plugin's pieces in the admin."""
