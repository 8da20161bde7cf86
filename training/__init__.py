"""What is made ahead of a release from public material: lists of names, the trained finder."""
