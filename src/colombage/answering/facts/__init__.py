"""What texts say in numbers, doses, dates and drugs, found so that two of them can be compared. Pure."""
