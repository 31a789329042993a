"""The version of the plugin, in one place."""

VERSION = "1.0.0"
