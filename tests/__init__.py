"""Tests are named for the behaviour they hold."""
