"""Formats of archives: tables, JSON, WordPress' export, web pages; each reads one story after the other."""
