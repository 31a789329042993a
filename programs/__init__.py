"""Page models of forums, contests, trainers and feedback sheets."""
