"""How long somebody worked: samples, absence, days, totals, rounding, work weeks."""
