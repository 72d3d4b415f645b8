"""The entry point: a window without arguments, the command line with them."""

import sys


def main() -> int:
    """Run the program and return its exit code."""
    if len(sys.argv) > 1:
        from rehabplanner.cli import run

        return run(sys.argv[1:])
    from rehabplanner.app import open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
