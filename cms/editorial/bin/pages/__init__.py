"""Pages in the bin: with all their languages and what is below them, put away as one and restored as one."""
