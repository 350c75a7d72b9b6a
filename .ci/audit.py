"""Ask pip-audit for known faults of a lock: fail on one, and say plainly how many packages nobody answered for."""

import json
import subprocess
import sys
from pathlib import Path


def main(lock: str) -> int:
    """Return 1 when a locked package has a known fault, else 0."""
    command = [Path(sys.executable).with_name("pip-audit"), "-r", lock, "--require-hashes", "--disable-pip"]
    run = subprocess.run(  # noqa: S603 - a fixed command of ours
        [*command, "--progress-spinner", "off", "-f", "json"], capture_output=True, text=True, check=False
    )
    try:
        packages = json.loads(run.stdout)["dependencies"]
    except (ValueError, KeyError):
        print("Audit: the advisory service did not answer; 0 packages audited.")  # noqa: T201 - a command's output
        return 0
    unanswered = [package for package in packages if "skip_reason" in package]
    faulty = [package for package in packages if package.get("vulns")]
    answered = len(packages) - len(unanswered)
    print(f"Audit: {answered} of {len(packages)} packages answered for, {len(faulty)} with a known fault.")  # noqa: T201 - output
    for package in faulty:
        ids = ", ".join(fault["id"] for fault in package["vulns"])
        print(f"  {package['name']} {package['version']}: {ids}")  # noqa: T201 - a command's output
    return 1 if faulty else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
