"""The live pattern page: every block and component in its states, for those who build the site. Never in production."""
