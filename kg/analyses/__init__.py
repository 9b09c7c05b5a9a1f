"""Claims → results: each analysis computes a value and shows nothing."""
