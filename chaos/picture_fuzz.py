"""Thousands of pictures that chance has altered: each is refused in our own way or comes out clean, and nothing stays.

Every `DOOR_EVERY`th goes the whole way, through the function that starts a child for it. All go to a child of the same
lock that draws many (`picture_loop.py`), and where both have drawn, both must have come to the same picture. Chance
begins at FUZZ_SEED, and a file is its number: `mutant(seed, number)` of `picture_mutants.py` makes it again.
"""

import os
import resource
import struct
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import IO, Any

from chaos.house import House, Outcome
from chaos.picture_mutants import mutant, seeds
from contact.intake import pictures
from contact.intake.pictures import PictureError, redrawn
from tests.contact.pictures.clean import is_clean
from tests.contact.pictures.hostile import CANARY

SECONDS = int(os.environ.get("FUZZ_SECONDS", "240"))
SEED = int(os.environ.get("FUZZ_SEED", "20261123"))
DOOR_EVERY = 20
#: A child has ten seconds of the processor; this many small pictures take about one.
LOOP_FILES = 200
LOOP = Path(__file__).with_name("picture_loop.py")
MOST_MEGABYTES = 700
MOST_GROWTH_MEGABYTES = 50
#: What is loaded and kept on the way is there after so many files.
WARM_FILES = 200
LEAST_FILES = 20_000 * SECONDS // 240

_LENGTH = struct.Struct(">I")


@dataclass(slots=True)
class Tally:
    """What one process saw."""

    fates: "Counter[str]" = field(default_factory=Counter)
    wrong: dict[int, str] = field(default_factory=dict)
    endings: "Counter[int]" = field(default_factory=Counter)
    door_seconds: float = 0.0
    growth_megabytes: float = 0.0
    largest_child_megabytes: int = 0


def scenario(house: House) -> Iterator[Outcome]:
    """Let as many processes as there are processors send files until the time is up."""
    count, files = os.cpu_count() or 1, len(seeds())
    with get_context("fork").Pool(count) as pool:
        tallies = pool.starmap(_send_many, [(number, count, house.folder) for number in range(count)])
    left = _children()
    fates = sum((tally.fates for tally in tallies), Counter[str]())
    wrong = {number: what for tally in tallies for number, what in tally.wrong.items()}
    figure = ", ".join(f"{fates[fate]:,} {fate}" for fate in ("drawn", "refused"))
    name = f"{fates.total():,} files of {files} seeds, FUZZ_SEED={SEED}"
    yield Outcome(name, f"{figure}; wrong: {wrong or 'none'}", not wrong and min(fates.values()) > 0)
    yield Outcome(f"files in {SECONDS} s, {count} processes", f"{fates.total():,}", fates.total() >= LEAST_FILES)
    yield _at_the_door(tallies, fates.total())
    yield _ended(tallies)
    yield Outcome("children that are left", str(left), left == 0)
    largest = max(tally.largest_child_megabytes for tally in tallies)
    yield Outcome("the largest child", f"{largest} MB", largest < MOST_MEGABYTES)
    growth = max(tally.growth_megabytes for tally in tallies)
    yield Outcome("memory that a parent grew by", f"{growth:.1f} MB", growth < MOST_GROWTH_MEGABYTES)


def _at_the_door(tallies: list[Tally], files: int) -> Outcome:
    sent = -(-files // DOOR_EVERY)
    each = sum(tally.door_seconds for tally in tallies) / sent
    return Outcome("of them through the door, a child for each", f"{sent:,}, {each * 1000:.0f} ms each", sent > 0)


def _ended(tallies: list[Tally]) -> Outcome:
    """Say how children ended that drew many; a decoder that crashes is refused at the door, but should be known."""
    endings = sum((tally.endings for tally in tallies), Counter[int]())
    figure = ", ".join(f"{count} x {code}" for code, count in sorted(endings.items()))
    return Outcome("how children of many files ended, by exit code", figure, endings[0] > 0)


def _send_many(first: int, step: int, folder: Path) -> Tally:
    """Send every `step`th file until the time is up."""
    tally, looped, before = Tally(), _Loop(), 0.0
    deadline, number = time.monotonic() + SECONDS, first
    while time.monotonic() < deadline:
        data = mutant(SEED, number)
        wrong = _judged(tally, looped, data, at_door=number // step % DOOR_EVERY == 0)
        if wrong:
            tally.wrong[number] = wrong
            (folder / f"picture.{number}").write_bytes(data)
        number += step
        if tally.fates.total() == WARM_FILES:
            before = _megabytes()
    looped.end()
    tally.endings = looped.endings
    tally.growth_megabytes = _megabytes() - before
    tally.largest_child_megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return tally


def _judged(tally: Tally, looped: "_Loop", data: bytes, *, at_door: bool) -> str:
    """Let a file be drawn, count its fate, and say what is wrong with that; b"" is a refusal."""
    try:
        drawn = looped.redrawn(data)
        if at_door or drawn is None:
            start = time.perf_counter()
            by_door = _by_door(data)
            tally.door_seconds += time.perf_counter() - start
            if drawn is not None and drawn != by_door:
                return "the door and the loop do not agree"
            drawn = by_door
        tally.fates["drawn" if drawn else "refused"] += 1
        return "not clean" if drawn and (CANARY in drawn or not is_clean(drawn)) else ""
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return repr(error)


def _by_door(data: bytes) -> bytes:
    try:
        return redrawn(data)
    except PictureError:
        return b""


class _Loop:
    """A child that draws many pictures, and the next one once it ended."""

    def __init__(self) -> None:
        self.endings = Counter[int]()
        self._child: subprocess.Popen[bytes] | None = None
        self._drawn = 0

    def redrawn(self, data: bytes) -> bytes | None:
        """Return the picture, b"" when it was refused, and None when the child ended over it."""
        if self._drawn == LOOP_FILES:
            self.end()
        child = self._child = self._child or self._started()
        self._drawn += 1
        try:
            assert child.stdin
            assert child.stdout
            child.stdin.write(_LENGTH.pack(len(data)) + data)
            child.stdin.flush()
            return _exactly(child.stdout, *_LENGTH.unpack(_exactly(child.stdout, _LENGTH.size)))
        except (EOFError, BrokenPipeError):
            self.end()
            return None

    def end(self) -> None:
        """Let the child end, and count how it did."""
        if self._child:
            with self._child:
                assert self._child.stdin
            self.endings[self._child.returncode] += 1
        self._child, self._drawn = None, 0

    def _started(self) -> "subprocess.Popen[bytes]":
        folders = [pictures._folder_of_pillow(), str(pictures.CHILD.parent)]
        options: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        return subprocess.Popen([sys.executable, "-I", "-S", "-B", str(LOOP), *folders], env={}, cwd="/", **options)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found


def _megabytes() -> float:
    """Return the memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def _children() -> int:
    """Count the processes that run a child's program, whoever their parent is by now."""
    marks, found = [str(path).encode() for path in (pictures.CHILD, LOOP)], 0
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += any(mark in path.read_bytes().split(b"\0") for mark in marks)
        except OSError:  # it ended meanwhile
            continue
    return found
