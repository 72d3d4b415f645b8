"""How long the tests of broken runs take: seconds as a rule, the full length on request."""

import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Final

LONG: Final = os.environ.get("REHABPLANNER_LONG_TESTS") == "1"


def fresh_processes() -> ForkServerContext | SpawnContext:
    """Processes that inherit nothing of this one; where possible, from one that is warmed up."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["rehabplanner.storage.store", "psycopg", "builders"])
    return context
