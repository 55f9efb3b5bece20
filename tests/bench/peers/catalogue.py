"""A generated catalogue: the files of the pipeline bench, and derivations between its concepts."""

import random
import re
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
CONCEPTS = REPOSITORY / "rules" / "catalog" / "concepts.tthc"

#: Beside those that ship, which are too few for a closure to be work.
DERIVATIONS = 200


def write(generator, folder, procedures):
    """Writes a catalogue of so many procedures.

    `generator` is asked for the program that does it. Files that are there already stay.
    """
    if not folder.exists():
        unfinished = folder.with_name(folder.name + ".unfinished")
        command = [generator(), "--bench", "--write", unfinished, "--sizes", str(procedures)]
        subprocess.run(command, check=True)
        unfinished.rename(folder)
    (folder / "derivations.tthc").write_text(derivations(), encoding="utf-8")


def derivations():
    """Returns the declarations of derivations, the same each time.

    Each concept follows from some that are declared before it, so that chains are long and none
    comes back to where it began.
    """
    concepts = re.findall(r"^concept (\S+)", CONCEPTS.read_text(encoding="utf-8"), re.MULTILINE)
    dice = random.Random(12)
    pairs = set()
    while len(pairs) < DERIVATIONS:
        # Of all that a generator of numbers offers, only this is promised to stay the same.
        first, second = (int(dice.random() * len(concepts)) for _ in range(2))
        if first != second:
            pairs.add((max(first, second), min(first, second)))
    return "".join(
        f"derive {concepts[concept]} from {concepts[source]}\n" for concept, source in sorted(pairs)
    )
