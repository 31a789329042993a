"""Roles and the work of editors: groups, saving, schedule, exports."""
