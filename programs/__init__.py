"""Forums, contests, trainers and feedback sheets: what they are."""
