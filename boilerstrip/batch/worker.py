"""The worker process: reads pages from its standard input, answers each on its standard output, until the end.

It is started as a program of its own, not through `multiprocessing`: so the caller's main module is never imported
again, no start method matters, and a notebook or an unguarded script can use workers.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

from boilerstrip.batch import wire
from boilerstrip.batch.jobs import Job
from boilerstrip.batch.records import Task

_WARMING = Task("<title>A</title><h1>A</h1><p>Some words of prose, so that all is loaded before the clock runs.</p>")


def main() -> None:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the run's to handle
    source, sink = os.fdopen(os.dup(0), "rb", 0), os.fdopen(os.dup(1), "wb", 0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # whatever prints may not disturb the messages
    _leave_with_parent(os.getppid())
    job: Job
    job, seconds = wire.receive(source)
    job.run(_WARMING)
    wire.send(sink, None)  # ready
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what is said of a million pages fills a disk
    os.dup2(2, 1)
    while True:
        for task in wire.receive(source):
            _backstop(seconds)
            wire.send(sink, job.run(task))
        _backstop(None)


def _backstop(seconds: float | None) -> None:
    """Should the run be gone when a page hangs in C code, where no Python runs, the kernel ends the worker."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 2 * seconds + 30 if seconds else 0)


def _leave_with_parent(parent: int) -> None:
    """End where the run was killed, which the worker would notice only after its page."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    if sys.platform != "win32":
        threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    try:
        main()
    except (EOFError, BrokenPipeError):
        os._exit(0)
