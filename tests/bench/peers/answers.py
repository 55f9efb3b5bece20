"""Answers in one form, so that they can be compared: sorted rows of numbers."""

import hashlib
from pathlib import Path

from facts import names, numbers

#: How many rows that only one side has are shown.
SHOWN = 5


def rows_of_peer(path):
    """Reads the rows that a peer has written, as they are."""
    with path.open(encoding="ascii") as file:
        return [tuple(map(int, line.split("\t"))) for line in file]


def rows_of_tinhgon(question, path, facts):
    """Reads the findings of a review as rows of numbers."""
    procedures, fields = (numbers(names(facts, kind)) for kind in ("procedure", "field"))
    if question == "nothing-to-find":
        return []
    rows = []
    for about, first, witnesses in findings(path):
        if question in ("asked-twice-or-held", "follows-from-another"):
            rows.append((procedures[about[0]], witnesses, fields[first]))
        else:
            rows.append((procedures[about[0]], procedures[about[-1]]))
    # Each chain is a finding: two procedures may be the ends of several.
    return list(set(rows)) if question == "chains" else rows


def findings(path):
    """Yields of each finding the names that it is about, its first witness, and how many it has.

    Reads a line at a time: the whole would be a hundred times what is wanted of it.
    """
    about, first, within = [], None, None
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith('      "about": ['):
                about, first, within = [], None, "about"
            elif line.startswith('      "evidence": ['):
                within = "evidence"
            elif within == "about" and line.startswith('          "name": "'):
                about.append(line.split('"')[3])
            elif within == "evidence" and first is None and line.startswith('          "value": "'):
                first = line.split('"')[3]
            elif within and line.startswith('      "witnesses": '):
                yield about, first, int(line.split(":")[1].strip(" ,\n"))
                within = None


def rows(engine, question, path, facts):
    """Returns the rows of an answer, sorted; a row that stands there twice stays twice."""
    if engine == "tinhgon":
        return sorted(rows_of_tinhgon(question, path, facts))
    return sorted(rows_of_peer(path))


def digest(engine, question, path, facts):
    """Returns how many rows an answer has, and what they come to."""
    found = rows(engine, question, path, facts)
    text = "\n".join("\t".join(map(str, row)) for row in found)
    return len(found), hashlib.sha256(text.encode()).hexdigest()[:16]


def differing(question, facts, one, other):
    """Says which rows only one of two answers has; each is an engine and a path."""
    things = [names(facts, kind) for kind in ("procedure", "field")]
    sides = [set(rows(engine, question, Path(path), facts)) for engine, path in (one, other)]
    lines = []
    for (engine, _), mine, theirs in zip((one, other), sides, reversed(sides)):
        only = sorted(mine - theirs)
        lines.append(f"{len(only)} rows only of {engine}")
        for row in only[:SHOWN]:
            lines.append(f"  {row}  {named(question, row, things)}")
    return "\n".join(lines)


def named(question, row, things):
    procedures, fields = things
    if question in ("asked-twice-or-held", "follows-from-another"):
        return f"{procedures[row[0]]}: {row[1]}, first {fields[row[2]]}"
    return " ".join(procedures[number] for number in row)
