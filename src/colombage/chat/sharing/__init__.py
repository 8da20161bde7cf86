"""Conversations shown to colleagues, and handed over to them: shares, their readers, another owner."""
