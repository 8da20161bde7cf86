"""The SQL of identity: sessions and links by functions; places and people under the actor's rights."""
