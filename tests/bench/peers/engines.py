"""Who is asked: how each is made ready, called, and which version it has."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: The questions, and the rules that ask them. The first is what everything else costs.
QUESTIONS = {
    "nothing-to-find": ["nothing-to-find"],
    "asked-twice-or-held": ["asked-twice-or-held"],
    "follows-from-another": ["follows-from-another"],
    "chains": [f"chain-of-{links}" for links in range(1, 7)],
    "nearly-the-same-fields": ["nearly-the-same-fields"],
}


@dataclass
class Tinhgon:
    """tinhgon itself: reads the catalogue as text, and answers as a review."""

    program: str
    as_of: str
    name: str = "tinhgon"

    def version(self):
        return words([self.program, "--version"]).split()[-1]

    def prepare(self, facts):
        pass

    def command(self, question, size, answer):
        rules = [f"--select={rule}" for rule in QUESTIONS[question]]
        command = [self.program, "review", size / "catalogue", "--as-of", self.as_of, *rules]
        command += ["--rules", HERE / "rules", "--fail-on", "never", "--lang", "en"]
        return [*command, "--format", "json", "-o", answer]


@dataclass
class OfPython:
    """A peer that Python calls: `engines/ask_NAME.py`."""

    name: str
    module: str

    def version(self):
        version = "sqlite_version" if self.module == "sqlite3" else "__version__"
        return words([sys.executable, "-c", f"import {self.module} as m; print(m.{version})"])

    def prepare(self, facts):
        subprocess.run([*self.script(), "prepare", facts], check=True)

    def command(self, question, size, answer):
        return [*self.script(), question, size / "facts", answer]

    def script(self):
        return [sys.executable, HERE / "engines" / f"ask_{self.name}.py"]


@dataclass
class Prolog:
    """SWI-Prolog."""

    name: str = "swipl"

    def version(self):
        return words(["swipl", "--version"]).split()[2]

    def prepare(self, facts):
        subprocess.run([*self.script(), "prepare", facts], check=True)

    def command(self, question, size, answer):
        return [*self.script(), question, size / "facts", answer]

    def script(self):
        # What may be held is for `--memory` to say.
        return ["swipl", "--stack-limit=64g", HERE / "prolog" / "ask.pl", "--"]


PEERS = {
    "sqlite": OfPython("sqlite", "sqlite3"),
    "duckdb": OfPython("duckdb", "duckdb"),
    "polars": OfPython("polars", "polars"),
    "clingo": OfPython("clingo", "clingo"),
    "swipl": Prolog(),
}


def words(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def at_hand(name):
    """Tells whether a peer is installed."""
    peer = PEERS[name]
    if isinstance(peer, Prolog):
        return shutil.which("swipl") is not None
    command = [sys.executable, "-c", f"import {peer.module}"]
    return subprocess.run(command, capture_output=True).returncode == 0
