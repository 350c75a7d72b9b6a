"""What requests cost the web processes: processor time and memory, which a load beside them does not change."""

import os
import subprocess
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
#: Written to a process's `clear_refs`, it makes the highest memory so far the memory of now.
_FORGET_PEAK = "5"


class Effort:
    """The children of a running server."""

    def __init__(self, server: "subprocess.Popen[bytes]") -> None:
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
        self._processes = [Path("/proc") / pid for pid in children.split()]
        self._before: dict[Path, int] = {}
        self.begin()

    def begin(self) -> None:
        """Count from here on."""
        for process in self._processes:
            (process / "clear_refs").write_text(_FORGET_PEAK)
        self._before = {process: self._status(process, "VmRSS") for process in self._processes}
        self._ticks = self._sum_of_ticks()

    @property
    def milliseconds(self) -> float:
        """Return the processor time of all of them together."""
        return (self._sum_of_ticks() - self._ticks) * 1000 / _TICKS

    @property
    def megabytes(self) -> float:
        """Return by how much the memory of the one that grew most was ever larger than at the beginning."""
        grown = (self._status(process, "VmHWM") - before for process, before in self._before.items())
        return max(grown) / 1024

    def _sum_of_ticks(self) -> int:
        times = ((process / "stat").read_text().rpartition(")")[2].split() for process in self._processes)
        return sum(int(each[11]) + int(each[12]) for each in times)

    def _status(self, process: Path, name: str) -> int:
        lines = (process / "status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
