"""`python -m debugger` is the command `jwt-debugger`."""

from debugger.cli import main

raise SystemExit(main())
