"""The version for those who see badly: a reader's choices in a cookie, and every page shown by them.

Pages are made and remembered once, for everybody; what the choices change is put in on the way out, so that
no page, cache or template knows of them, and no script is needed.
"""
