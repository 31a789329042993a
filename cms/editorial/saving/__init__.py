"""Saving of what an editor types: under the right name, or kept on the page with the reason why not."""
