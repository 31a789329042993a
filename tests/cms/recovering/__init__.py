"""A project of nothing but tasks, for workers that are killed (`test_recovery`)."""
