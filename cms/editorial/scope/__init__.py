"""Doors of the admin held to what somebody may know of (`cms.pages.scope`): choosers, explorer, actions."""
