#!/usr/bin/env python3
"""Asks tinhgon and its peers the same of the same facts; compares answers, then times.

    python3 tests/bench/peers/run.py --sizes 10000,100000 --engines sqlite,duckdb

See README.md beside this file.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import answers
import catalogue
import facts
import process
import table
from engines import PEERS, QUESTIONS, Tinhgon, at_hand


def main():
    wanted = arguments()
    program = wanted.tinhgon or built("tinhgon", ["build", "--release"])
    tinhgon = Tinhgon(program, wanted.as_of)
    peers = []
    for name in wanted.engines:
        if at_hand(name):
            peers.append(PEERS[name])
        else:
            print(f"{name} is not installed: left out", file=sys.stderr)
    engines = [tinhgon, *peers]
    versions = ", ".join(f"{engine.name} {engine.version()}" for engine in engines)
    print(f"{shape()}; {versions}")
    limits = f"at most {wanted.seconds} s and {wanted.memory} MiB each"
    print(f"medians of {wanted.repeat}, the engines by turns; {limits}")
    for size in wanted.sizes:
        folder = wanted.work.resolve() / str(size)
        folder.mkdir(parents=True, exist_ok=True)
        catalogue.write(lambda: generator(wanted), folder / "catalogue", size)
        read = (tinhgon.program, wanted.as_of, folder / "catalogue", folder / "facts", size)
        apart(facts.write, *read)
        for peer in peers:
            ready = folder / "facts" / f"{peer.name}.ready"
            if not ready.exists():
                peer.prepare(folder / "facts")
                ready.touch()
        ask(wanted, size, folder, engines)


def ask(wanted, size, folder, engines):
    """Asks every engine every question, by turns, and prints a table a question."""
    asked = ("nothing-to-find", *wanted.questions)
    questions = [question for question in QUESTIONS if question in asked]
    runs = {question: {engine.name: [] for engine in engines} for question in questions}
    rows = {}
    for _ in range(wanted.repeat):
        for question in questions:
            for engine in engines:
                before = runs[question][engine.name]
                if any(run.stopped for run in before):
                    continue
                answer = folder / f"{question}.{engine.name}"
                answer.unlink(missing_ok=True)
                command = engine.command(question, folder, answer)
                before.append(process.run(command, wanted.seconds, wanted.memory))
                note(f"{size} {question} {engine.name}: {before[-1]}")
            # Each turn anew: who answers differently now and then is wrong too.
            rows[question] = compared(question, folder, runs[question])
    for question in questions:
        table.write(size, question, runs[question], runs["nothing-to-find"], rows[question])


def compared(question, folder, runs):
    """Compares the answers to a question; returns how many rows they have.

    Ends the program where two differ, and says in what.
    """
    digests = {}
    for engine, made in runs.items():
        if not any(run.stopped for run in made):
            path = folder / f"{question}.{engine}"
            digests[engine] = apart(answers.digest, engine, question, path, folder / "facts")
    first = next(iter(digests), None)
    for engine, digest in digests.items():
        if digest != digests[first]:
            print(f"\n{question}: {first} has {digests[first]}, {engine} has {digest}")
            sides = [(name, str(folder / f"{question}.{name}")) for name in (first, engine)]
            print(apart(answers.differing, question, folder / "facts", *sides))
            raise SystemExit("the answers differ: no times are told")
    if first is None:
        return 0
    note(f"{question}: {digests[first]}, the answer of {', '.join(digests)}")
    return digests[first][0]


def apart(function, *arguments):
    """Calls a function in a process of its own.

    What this process holds would be counted as the peak of all that it starts.
    """
    with ProcessPoolExecutor(max_workers=1) as pool:
        return pool.submit(function, *arguments).result()


def note(text):
    print(text, file=sys.stderr, flush=True)


def generator(wanted):
    return wanted.generator or built("pipeline", ["bench", "--bench", "pipeline", "--no-run"])


def built(name, command):
    """Builds a program of this repository; returns where it is."""
    cargo = ["cargo", *command, "--locked", "--message-format=json-render-diagnostics"]
    told = subprocess.run(cargo, check=True, stdout=subprocess.PIPE, cwd=catalogue.REPOSITORY)
    messages = map(json.loads, told.stdout.splitlines())
    executables = [
        message["executable"]
        for message in messages
        if message.get("executable") and message["target"]["name"] == name
    ]
    return executables[-1]


def shape():
    """Says what machine this is, as far as figures depend on it."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    machine, python = platform.machine(), platform.python_version()
    return f"{machine}, {cores} cores, {memory} GiB, Python {python}"


def arguments():
    def several(kind, allowed=None):
        def read(text):
            values = [kind(value) for value in text.split(",") if value]
            for value in values:
                if allowed is not None and value not in allowed:
                    raise argparse.ArgumentTypeError(f"{value} is none of {', '.join(allowed)}")
            return values

        return read

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked = [question for question in QUESTIONS if question != "nothing-to-find"]
    parser.add_argument("--sizes", type=several(int), default=[1_000], help="how many procedures")
    parser.add_argument("--engines", type=several(str, PEERS), default=list(PEERS))
    parser.add_argument("--questions", type=several(str, asked), default=asked)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=120, help="the limit of one run")
    parser.add_argument("--memory", type=int, default=6_000, help="the limit of one run, in MiB")
    kept = catalogue.REPOSITORY / "target" / "peers"
    parser.add_argument("--work", type=Path, default=kept, help="keeps catalogues, facts, answers")
    parser.add_argument("--tinhgon", help="the program, otherwise built")
    parser.add_argument("--generator", help="the pipeline bench, otherwise built")
    # Districts still exist, and so do the agencies that the generator names.
    parser.add_argument("--as-of", default="2023-12-31")
    return parser.parse_args()


if __name__ == "__main__":
    main()
