"""Photos of an insurance card, added to a message that is kept already: a failed picture never costs the text."""
