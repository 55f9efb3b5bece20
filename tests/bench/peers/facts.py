"""What tinhgon has read of a catalogue, as tables for programs that do not read its language.

The rules in `facts/` name every fact in their messages, and a review as JSON tells them: the one
source of what fields, papers and registers there are, words that had to be recognised included.
"""

import csv
import subprocess
from pathlib import Path

RULES = Path(__file__).resolve().parent / "facts"

#: How many folders of a catalogue are read at once: each names only papers of its own files and
#: of what ships, and a review of all would keep millions of findings.
FOLDERS_AT_ONCE = 3

OF_CATALOGUE = ["field-of", "issued-by", "needed-by", "open-to"]
OF_CONCEPTS = ["held-by", "follows-from"]

#: The tables and their columns. Things are numbered in the order of their names, fields in that of
#: their procedures and then as declared, which is how tinhgon orders them; a role that is not known
#: is empty; `what` is a concept and a role together.
TABLES = {
    "field": ["id", "procedure", "concept", "role", "what"],
    "issues": ["procedure", "paper"],
    "needs": ["procedure", "paper"],
    "reads": ["procedure", "register"],
    "holds": ["register", "concept"],
    "derives": ["concept", "source"],
}


def numbers(names):
    """Numbers different names, in their order."""
    return {name: number for number, name in enumerate(names)}


def names(folder, kind):
    """Returns the names of things, by their numbers."""
    return (folder / f"{kind}.txt").read_text(encoding="utf-8").split()


def write(tinhgon, as_of, catalogue, folder, procedures):
    """Writes the tables of a catalogue; a folder that is there already is left as it is."""
    if folder.exists():
        return
    found = {rule: [] for rule in OF_CATALOGUE + OF_CONCEPTS}
    own = sorted(path for path in catalogue.iterdir() if path.is_dir())
    for first in range(0, len(own), FOLDERS_AT_ONCE):
        paths = own[first : first + FOLDERS_AT_ONCE]
        collect(tinhgon, as_of, paths, OF_CATALOGUE, found)
    collect(tinhgon, as_of, [catalogue / "derivations.tthc"], OF_CONCEPTS, found)
    if len(found["field-of"]) != 20 * procedures:
        raise SystemExit(f"{len(found['field-of'])} fields of {procedures} procedures are known")

    unfinished = folder.with_name(folder.name + ".unfinished")
    unfinished.mkdir(parents=True, exist_ok=True)
    numbered = number(found)
    for kind in ["procedure", "field"]:
        text = "".join(f"{name}\n" for name in numbered[kind])
        (unfinished / f"{kind}.txt").write_text(text, encoding="utf-8")
    for table, columns in TABLES.items():
        with (unfinished / f"{table}.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(sorted(set(rows(table, found, numbered))))
    unfinished.rename(folder)


def collect(tinhgon, as_of, paths, rules, found):
    """Reviews files by rules of `facts/`; adds the words of each message to those of its rule, with
    the line that it is about behind those of a field."""
    command = [tinhgon, "review", *paths, "--as-of", as_of, "--rules", RULES, "--lang", "en"]
    for rule in rules:
        command += ["--select", rule]
    command += ["--format", "json", "--fail-on", "never"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    )
    rule = None
    # A line of JSON at a time: a finding is a page, of which two lines matter.
    for line in process.stdout:
        if line.startswith('      "rule": "'):
            rule = line.split('"')[3]
        elif rule and line.startswith('        "en": "'):
            told = line.split('"')[3].split(" ")
            found[rule].append(told)
        elif rule and line.startswith('        "line": '):
            if rule == "field-of":
                told.append(int(line.split(":")[1].strip(" ,\n")))
            rule = None
    if process.wait() != 0:
        raise SystemExit(f"tinhgon review ended with {process.returncode}: {command}")


def number(found):
    """Returns the numbers of all things, by kind."""
    fields = found["field-of"]
    concepts = {concept for _, concept, _, _ in fields}
    concepts.update(concept for _, concept in found["held-by"])
    concepts.update(concept for pair in found["follows-from"] for concept in pair)
    registers = {register for _, register in found["open-to"]}
    registers.update(register for register, _ in found["held-by"])
    declared = sorted((procedure_of(field), line, field) for field, _, _, line in fields)
    kinds = {
        "procedure": sorted({procedure for procedure, _, _ in declared}),
        "field": [field for _, _, field in declared],
        "concept": sorted(concepts),
        "role": sorted({role for _, _, role, _ in fields if role != "unknown"}),
        "what": sorted({(concept, role) for _, concept, role, _ in fields}),
        "paper": sorted({paper for _, paper in found["issued-by"] + found["needed-by"]}),
        "register": sorted(registers),
    }
    return {kind: numbers(names) for kind, names in kinds.items()}


def procedure_of(field):
    return field.split(".", 1)[0]


def rows(table, found, numbered):
    """Yields the rows of a table."""
    concepts, registers = numbered["concept"], numbered["register"]
    procedures, papers = numbered["procedure"], numbered["paper"]
    if table == "field":
        for field, concept, role, _ in found["field-of"]:
            yield (
                numbered["field"][field],
                procedures[procedure_of(field)],
                concepts[concept],
                numbered["role"].get(role, ""),
                numbered["what"][concept, role],
            )
    elif table == "derives":
        for concept, source in found["follows-from"]:
            yield concepts[concept], concepts[source]
    elif table == "holds":
        for register, concept in found["held-by"]:
            yield registers[register], concepts[concept]
    elif table == "reads":
        for procedure, register in found["open-to"]:
            yield procedures[procedure], registers[register]
    else:
        rule = {"issues": "issued-by", "needs": "needed-by"}[table]
        for procedure, paper in found[rule]:
            yield procedures[procedure], papers[paper]
