"""The index: what stands in it, and where its entries lead."""
