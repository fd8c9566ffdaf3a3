"""Pages in, results out: so many under way that no worker waits, so few that memory does not grow."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from boilerstrip.batch.pool import Pool
from boilerstrip.batch.records import Reply, Task, Trouble

T = TypeVar("T")

_AHEAD = 16  # pages under way for each worker
_AHEAD_SIZE = 64 << 20  # bytes under way, at least as much as one page has


class Result(NamedTuple):
    """What the caller knows the task by, and what became of it."""

    label: Any
    """As it was given; before Python 3.11 no named tuple can tell its type."""
    reply: Reply


def stream(
    work: Iterable[tuple[T, Task | Trouble]], open_pool: Callable[[], Pool], ordered: bool
) -> Generator[Result, None, None]:
    """Results of all `work`, in its order where `ordered`, else as they are ready. A trouble passes through.

    `work` is read in the caller's thread, when a result is asked for and there is room. Raises what `work` raises,
    and `WorkerError`.
    """
    pool = open_pool()
    try:
        yield from _Stream[T](pool, ordered).run(iter(work))
    finally:
        pool.close()


class _Stream(Generic[T]):
    def __init__(self, pool: Pool, ordered: bool):
        self._pool, self._ordered = pool, ordered
        self._labels: dict[int, T] = {}
        self._sizes: dict[int, int] = {}
        self._size = 0
        self._ready: dict[int, Reply] = {}  # results that nobody has taken; where ordered, they may have to wait
        self._given, self._next = 0, 0

    def run(self, work: Iterator[tuple[T, Task | Trouble]]) -> Iterator[Result]:
        more = True
        while more or self._labels:
            while more and self._has_room():
                item = next(work, None)
                more = item is not None
                if item is not None:
                    self._begin(*item)
                while (early := self._pool.result(wait=False)) is not None:
                    self._end(*early)
                yield from self._finished()
            yield from self._finished()
            if self._sizes:
                result = self._pool.result()
                assert result is not None
                self._end(*result)

    def _has_room(self) -> bool:
        return not self._labels or (len(self._labels) < _AHEAD * self._pool.workers and self._size < _AHEAD_SIZE)

    def _begin(self, label: T, task: Task | Trouble) -> None:
        number = self._given
        self._given += 1
        self._labels[number] = label
        if isinstance(task, Trouble):
            self._ready[number] = task
            return
        self._sizes[number] = _size(task)
        self._size += self._sizes[number]
        self._pool.submit(number, task)

    def _end(self, number: int, reply: Reply) -> None:
        self._size -= self._sizes.pop(number)
        self._ready[number] = reply

    def _finished(self) -> Iterator[Result]:
        if not self._ordered:
            ready, self._ready = self._ready, {}
            for number, reply in ready.items():
                yield Result(self._labels.pop(number), reply)
            return
        while self._next in self._ready:
            number = self._next
            self._next += 1
            yield Result(self._labels.pop(number), self._ready.pop(number))


def _size(task: Task) -> int:
    """Bytes or characters of the page; what is no page has none."""
    return len(task.source) if isinstance(task.source, (bytes, bytearray, memoryview, str)) else 0
