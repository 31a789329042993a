"""The translation dashboard: pages and snippets by language, and what is left to do."""
