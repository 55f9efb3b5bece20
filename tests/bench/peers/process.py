"""One process, timed, with limits of time and memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Run:
    """How a process went."""

    seconds: float
    #: How long its threads together were at work, in seconds.
    work: float
    #: The most memory it held, in MiB.
    peak: float
    #: Why it has no answer; `None` where it has one.
    stopped: str | None


def run(command, seconds, mebibytes):
    """Runs a command to its end, or until it takes more time or memory than allowed."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    reasons, ended = [], threading.Event()

    def watch():
        while not ended.wait(0.05):
            if time.perf_counter() - started > seconds:
                reasons.append(f"> {seconds} s")
            elif held(process.pid) > mebibytes:
                reasons.append(f"> {mebibytes} MiB")
            else:
                continue
            process.kill()
            return

    watcher = threading.Thread(target=watch)
    watcher.start()
    # What is said of a failure fits into a pipe, and who fails says it at the end.
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - started
    ended.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if not reasons and process.returncode != 0:
        lines = said.decode(errors="replace").strip().splitlines()
        reasons.append(f"failed ({process.returncode}): " + " / ".join(lines[-3:]))
    work = usage.ru_utime + usage.ru_stime
    return Run(took, work, usage.ru_maxrss / 1024, reasons[0] if reasons else None)


def held(pid):
    """Returns how much memory a process holds now, in MiB; 0 where the system does not say."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * PAGE / 2**20
    except (OSError, IndexError, ValueError):
        return 0
