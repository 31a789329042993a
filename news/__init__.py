"""Page models of the branches' news."""
