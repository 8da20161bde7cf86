"""Colombage: a sovereign generative-AI platform for groups of public hospitals."""

__version__ = "0.1.0"
