"""Kills the process at every point of a submission; then the visitor sends the form again."""

from collections.abc import Callable, Iterator

from chaos.forks import KILLS, forks
from chaos.hooks import DRAIN_POINTS, SPOOL_POINTS, SUBMISSION_POINTS, Point
from chaos.house import House, Outcome


def scenario(house: House) -> Iterator[Outcome]:
    """Every point of the way, again and again."""
    with house.web():
        for point in SUBMISSION_POINTS:
            yield _at(house, point, house.count)
        house.cluster.crash()
        for point in SPOOL_POINTS:
            yield _at(house, point, house.spooled)
        waiting = house.spooled()
        house.cluster.start()
    yield from _drains(house, waiting)
    traces = house.traces()
    yield Outcome("a visitor's word in any file, WAL and logs too", f"{len(traces)} files {traces[:3]}", not traces)


def _at(house: House, point: Point, count: Callable[[], int]) -> Outcome:
    killed = thanked = 0
    before = count()
    for _ in range(KILLS):
        visitor = house.visitor()
        flag = house.armed(point)
        killed += visitor.send().status == 0
        flag.unlink(missing_ok=True)
        thanked += visitor.send_until_answered().is_thanks
    rows = count() - before
    figure = f"{killed} killed, {thanked} thanked at the second try, {rows} kept"
    return Outcome(f"kill -9 {point[2]} {point[1]}", figure, killed == thanked == rows == KILLS)


def _drains(house: House, waiting: int) -> Iterator[Outcome]:
    before = house.count()
    with forks(house) as site:
        for point in DRAIN_POINTS:
            killed = sum(site.killed(point, 1, "spool_drain") for _ in range(KILLS))
            yield Outcome(f"kill -9 of a drain {point[2]} {point[1]}", f"{killed} killed", killed == KILLS)
        site.run("spool_drain")
    rows, left = house.count() - before, house.spooled()
    yield Outcome(
        f"rows after {len(DRAIN_POINTS) * KILLS} killed drains and a whole one",
        f"{rows} of {waiting}, {left} left",
        (rows, left) == (waiting, 0),
    )
