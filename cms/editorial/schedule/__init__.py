"""The schedule: what is due goes public or offline, each by itself; what fails is told and tried again."""
