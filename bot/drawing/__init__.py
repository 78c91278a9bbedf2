"""Pictures and workbooks that are sent: kept as sketches, and drawn in a process of their own."""
