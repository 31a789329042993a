"""Demo content: texts in three languages as YAML (`content`), pictures as files, and what loads them."""
