"""Public content: pages, blocks and the facts they share. It knows nothing of the inquiries."""
