"""The Log page: what the program wrote down about itself."""
