"""The site: what its page types share, translators' work, branches as workplaces, and its settings."""
