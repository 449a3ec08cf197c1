"""How a record is shown: labels, page, pictures, differences."""
