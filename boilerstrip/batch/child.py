"""One worker process, seen from the run that started it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from typing import IO, Any

from boilerstrip.batch import wire
from boilerstrip.batch.errors import WorkerError
from boilerstrip.batch.jobs import Job
from boilerstrip.batch.records import Reply, Task

_START = (
    "import json, runpy, sys; sys.path[:] = json.loads(sys.argv.pop());"
    " runpy.run_module('boilerstrip.batch.worker', run_name='__main__')"
)
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""A worker is one core; numpy's own threads would only take turns with the other workers."""
_STARTING = 120.0  # seconds that a worker may take to load on a busy machine


class Child:
    """A worker process. One thread talks to it; `expire` may be called from another."""

    def __init__(self, job: Job, seconds: float | None):
        self._seconds = seconds
        self._lock = threading.Lock()
        self._deadline: float | None = time.monotonic() + _STARTING
        self.expired = False
        """It was ended because a page, or its start, took too long."""
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps([path for path in sys.path if isinstance(path, str)])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            bufsize=0,
            env={**os.environ, **_ONE_THREAD},
        )
        self._job = job

    @property
    def pid(self) -> int:
        return self._process.pid

    def wait_ready(self) -> None:
        """Hand over the job and wait until all is loaded. Raises `WorkerError`."""
        try:
            wire.send(self._to, (self._job, self._seconds))
            wire.receive(self._from)
        except (EOFError, OSError):
            self.end()
            raise WorkerError(f"a worker process did not start: {self._last_words()}") from None
        self._clock(None)

    def send(self, tasks: list[Task]) -> None:
        """Hand over pages. Raises `OSError` where the worker died before it began on them."""
        self._clock(self._seconds)
        wire.send(self._to, tasks)
        self._clock(self._seconds)

    def receive(self) -> Reply:
        """The result of the next page. Raises `EOFError` where the worker died on it."""
        reply: Reply = wire.receive(self._from)
        self._clock(self._seconds)
        return reply

    def rest(self) -> None:
        """It has no page at the moment."""
        self._clock(None)

    def expire(self) -> None:
        """End the process if its page has taken too long."""
        with self._lock:
            if self._deadline is not None and time.monotonic() > self._deadline:
                self.expired = True
                self._process.kill()

    def kill(self) -> None:
        """End the process; the thread that talks to it will find it dead."""
        self._process.kill()

    def end(self) -> int:
        """End the process at once; the code that it left with, negative for a signal."""
        self._process.kill()
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        return code

    def cause(self, code: int) -> str:
        """Why it ended, in words that are the same in every run."""
        return f"killed by signal {-code}" if code < 0 else f"exit code {code}"

    def _last_words(self) -> str:
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace").strip().splitlines()
        return said[-1] if said else "it said nothing"

    def _clock(self, seconds: float | None) -> None:
        with self._lock:
            self._deadline = None if seconds is None else time.monotonic() + seconds

    @property
    def _to(self) -> Any:
        return self._process.stdin

    @property
    def _from(self) -> Any:
        return self._process.stdout
