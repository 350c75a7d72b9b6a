"""The demo site: content in TOML files, and what loads it."""
