"""Pages begun with one click: forms with what is known filled in; nothing is stored before somebody types."""
