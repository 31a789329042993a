"""Links of pages: addresses elsewhere that are asked now and then, and pages of the site that are gone."""
