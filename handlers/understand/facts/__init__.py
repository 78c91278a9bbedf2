"""From parts to what is known of each product."""
