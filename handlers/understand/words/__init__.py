"""Words and what they mean: senses, numerals, units, goods, and how near one spelling is to another."""
