"""Many reports in one run, here or on a cluster; what is finished is not done again.

Nothing is imported here: a process that makes reports must not load what plans them.
"""
