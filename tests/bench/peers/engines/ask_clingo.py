"""clingo: `prepare FACTS`, or `QUESTION FACTS ANSWER`."""

import csv
import sys
from pathlib import Path

import clingo

PROGRAMS = Path(__file__).resolve().parents[1] / "clingo"


def prepare(facts):
    """Writes each table as facts; a role that is not known is `none`."""
    for path in sorted(facts.glob("*.csv")):
        with path.open(newline="") as file, path.with_suffix(".lp").open("w") as program:
            reader = csv.reader(file)
            next(reader)
            for row in reader:
                program.write(f"{path.stem}({','.join(cell or 'none' for cell in row)}).\n")


def ask(question, facts, answer):
    program = PROGRAMS / f"{question}.lp"
    text = program.read_text() if program.exists() else "#show answer/0."
    control = clingo.Control(["--warn=none"])
    control.add("base", [], text)
    for path in sorted(facts.glob("*.lp")):
        if f"{path.stem}(" in text:
            control.load(str(path))
    control.ground([("base", [])])

    def write(model):
        with answer.open("w") as file:
            for atom in model.symbols(shown=True):
                file.write("\t".join(map(str, atom.arguments)) + "\n")

    control.solve(on_model=write)


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
    else:
        ask(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
