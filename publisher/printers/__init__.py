"""Findings and messages in the reader's language. The only place that words are chosen."""
