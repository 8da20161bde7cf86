"""How people keep order among their conversations: lists, search, pins, folders, the archive, the bin."""
