"""The forms of the public side: each is made of the groups of questions that it asks."""
