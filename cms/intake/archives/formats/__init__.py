"""Formats of archives: tables, JSON, WordPress' export, web pages; each reads stories, one after the other."""
