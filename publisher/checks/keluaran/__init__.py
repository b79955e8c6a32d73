"""Rules on the finished files, by what they look at."""
