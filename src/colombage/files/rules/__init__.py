"""Pure decisions on files: type, name, cleaning, headings, sentences, passages. Run by the parsing child."""
