"""From tokens to atoms: products, numbers and telling words."""
