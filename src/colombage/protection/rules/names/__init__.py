"""People by rules: titles, fields and lists of names, who they are, and where they are named again."""
