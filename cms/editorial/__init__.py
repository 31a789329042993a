"""Who may do what: an editors' group a branch, a translators' group a language."""
