"""What decodes pictures of strangers. It runs in a process of its own and imports nothing of the house."""
