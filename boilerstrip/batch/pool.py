"""Worker processes that may die. A page that takes too long or kills its worker costs itself alone.

Each process is looked after by a thread, which waits for it most of the time; one more thread watches the clock.
Processes are started when there are pages for them.
"""

from __future__ import annotations

import os
import queue
import threading
from typing import NamedTuple

from boilerstrip.batch.child import Child
from boilerstrip.batch.errors import WorkerError
from boilerstrip.batch.jobs import Job
from boilerstrip.batch.records import Reply, Task, Trouble
from boilerstrip.errors import OptionError, shown

_CHUNK = 8  # pages handed over at once at most; saves waiting, costs nothing when one of them kills its worker
_CHUNK_SIZE = 1 << 20  # bytes
_STARTS = 3  # times that a worker may fail to start, or die idle, one after the other
_TICK = 0.05  # seconds between two looks at the clock
_LONGEST = 1_000_000_000  # seconds, thirty years; timers of a system do not hold any number, and infinity is None


class Order(NamedTuple):
    """A task with the number that its result is known by."""

    number: int
    task: Task


class Pool:
    """`workers` processes at most; a page may take `seconds`, or forever where None."""

    def __init__(self, job: Job, workers: int, seconds: float | None = None):
        self.job, self.workers, self.seconds = job, workers, seconds
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[tuple[int, Reply] | WorkerError] = queue.SimpleQueue()
        self._keepers: list[_Keeper] = []
        self._closed = threading.Event()
        self._open = 0  # tasks that were submitted and have no result yet

    def submit(self, number: int, task: Task) -> None:
        """Queue `task`. Queues are unbounded; how much is under way is for the caller to limit."""
        self._orders.put(Order(number, task))
        self._open += 1
        if len(self._keepers) < min(self.workers, self._open):
            keeper = _Keeper(self)
            self._keepers.append(keeper)
            keeper.start()
            if len(self._keepers) == 1:
                threading.Thread(target=self._watch, daemon=True).start()

    def result(self, wait: bool = True) -> tuple[int, Reply] | None:
        """A number and its result; None where there is none yet and `wait` is not asked for. Raises `WorkerError`."""
        try:
            result = self._results.get(wait)
        except queue.Empty:
            return None
        if isinstance(result, WorkerError):
            raise result
        self._open -= 1
        return result

    def pids(self) -> list[int]:
        """Ids of the processes that run now."""
        children = [keeper.child for keeper in self._keepers]
        return [child.pid for child in children if child is not None]

    def close(self) -> None:
        """End all processes, whatever they are at."""
        self._closed.set()
        for keeper in self._keepers:
            self._orders.put(None)
            keeper.stop()
        for keeper in self._keepers:
            keeper.join()

    def take(self) -> list[Order]:
        """Orders for one worker, its fair share of what waits; empty at the end."""
        orders: list[Order] = []
        size, share = 0, min(_CHUNK, 1 + self._orders.qsize() // self.workers)
        while len(orders) < share and size < _CHUNK_SIZE:
            try:
                order = self._orders.get(block=not orders)
            except queue.Empty:
                break
            if order is None or self._closed.is_set():
                return []
            orders.append(order)
            size += len(order.task.source) if hasattr(order.task.source, "__len__") else 0
        return orders

    def deliver(self, result: tuple[int, Reply] | WorkerError) -> None:
        self._results.put(result)

    def _watch(self) -> None:
        while not self._closed.wait(_TICK):
            for keeper in self._keepers:
                if keeper.child is not None:
                    keeper.child.expire()


class _Keeper(threading.Thread):
    """Looks after one process: starts it, feeds it, and starts another where it died."""

    def __init__(self, pool: Pool):
        super().__init__(daemon=True, name="boilerstrip worker")
        self.pool = pool
        self.child: Child | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def run(self) -> None:
        try:
            self._work()
        except Exception as error:  # a run would wait for the thread for ever
            self.pool.deliver(
                error if isinstance(error, WorkerError) else WorkerError(f"{type(error).__name__}: {error}")
            )
        finally:
            if self.child is not None:
                self._bury()

    def _work(self) -> None:
        orders: list[Order] = []
        failures = 0
        while orders or (orders := self.pool.take()):
            try:
                orders = self._serve(orders)
                failures = 0
            except WorkerError:
                failures += 1
                if self._stopped or failures == _STARTS:
                    raise

    def _serve(self, orders: list[Order]) -> list[Order]:
        """Have the orders done by the process; those that must be handed over again."""
        child = self._living()
        try:
            child.send([order.task for order in orders])
        except OSError:
            self._bury()
            raise WorkerError("worker processes die before they are given a page") from None
        for place, order in enumerate(orders):
            try:
                reply = child.receive()
            except (EOFError, OSError):
                self.pool.deliver((order.number, self._died(child)))
                return orders[place + 1 :]
            self.pool.deliver((order.number, reply))
            if child.expired:  # the clock ran out while the reply was on its way
                self._bury()
                return orders[place + 1 :]
        child.rest()
        return []

    def _living(self) -> Child:
        if self.child is None:
            with self._lock:
                if self._stopped:
                    raise WorkerError("the workers are closed")
                self.child = Child(self.pool.job, self.pool.seconds)
            try:
                self.child.wait_ready()
            except WorkerError:
                self.child = None
                raise
        return self.child

    def _died(self, child: Child) -> Trouble:
        code = self._bury()
        if child.expired:
            return Trouble("timeout", f"the page took more than {self.pool.seconds:g} s")
        return Trouble("died", f"the worker died on this page ({child.cause(code)})")

    def _bury(self) -> int:
        assert self.child is not None
        child, self.child = self.child, None
        return child.end()

    def stop(self) -> None:
        """End the process from another thread; the own thread finds it dead and leaves."""
        with self._lock:
            self._stopped = True
            child = self.child
        if child is not None:
            child.kill()


def default_workers() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def check_timeout(seconds: object) -> None:
    """Raise `OptionError` for what is neither None nor a time that a page can be given."""
    number = isinstance(seconds, (int, float)) and not isinstance(seconds, bool)
    if seconds is not None and not (number and 0 < seconds <= _LONGEST):  # type: ignore[operator]
        raise OptionError(
            f"timeout: {shown(seconds)} was given, seconds above 0 and up to {_LONGEST}, or None for no bound,"
            " are expected"
        )
