"""`python -m publisher`."""

from publisher.commands import main

raise SystemExit(main())
