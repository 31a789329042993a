"""The bin: what was deleted, gone for readers and lists, kept thirty days and restored to where it was."""
