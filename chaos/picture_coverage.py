"""Ten minutes of a fuzzer that looks for files by the lines that they reach in what draws pictures.

By hand, because atheris is none of our packages, and no scenario, because it ends at the first thing that it finds:

    pip install --target /tmp/atheris atheris
    PYTHONPATH=/tmp/atheris python -m chaos.picture_coverage

It sees the lines of Python that read headers, chunks and EXIF, ours and Pillow's; the decoders in C behind them are
blind spots of it, and `picture_fuzz` goes through them by chance. No lock is on, so memory and time are only watched.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["PIL", "contact.pictures"]):
    from contact.pictures.redrawing import redrawn

from chaos.picture_mutants import seeds
from tests.contact.pictures.clean import is_clean
from tests.contact.pictures.hostile import CANARY

SECONDS = 600
OPTIONS = (f"-max_total_time={SECONDS}", "-max_len=65536", "-timeout=60", "-rss_limit_mb=2048", "-print_final_stats=1")


def one(data: bytes) -> None:
    """Draw one file; any error is a refusal, as it is in the child."""
    try:
        drawn = redrawn(data)
    except Exception:  # noqa: BLE001 - as in the child
        return
    if CANARY in drawn or not is_clean(drawn):
        raise AssertionError("drawn, and not clean")


def main() -> None:
    """Begin with the pictures that all other files of chaos come from; `OPTIONS` give way to those of the call."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds()):
            (Path(folder) / str(number)).write_bytes(data)
        atheris.Setup([sys.argv[0], *OPTIONS, *sys.argv[1:], folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
