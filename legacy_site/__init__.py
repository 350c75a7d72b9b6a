"""The project: settings, addresses, accounts and pure helpers. It composes the apps and owns no content."""
