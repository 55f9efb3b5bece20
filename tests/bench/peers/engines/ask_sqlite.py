"""SQLite, by Python's own module: `prepare FACTS`, or `QUESTION FACTS ANSWER`."""

import csv
import sqlite3
import sys
from pathlib import Path

SQL = Path(__file__).resolve().parents[1] / "sql"


def prepare(facts):
    database = sqlite3.connect(facts / "facts.sqlite")
    for path in sorted(facts.glob("*.csv")):
        with path.open(newline="") as file:
            reader = csv.reader(file)
            columns = next(reader)
            declared = ", ".join(f"{column} INTEGER" for column in columns)
            database.execute(f"CREATE TABLE {path.stem} ({declared})")
            marks = ", ".join("?" for _ in columns)
            numbers = ([int(cell) if cell else None for cell in row] for row in reader)
            database.executemany(f"INSERT INTO {path.stem} VALUES ({marks})", numbers)
    database.commit()
    database.close()


def ask(question, facts, answer):
    # The facts are a file that others may read too; what is worked out stays in memory.
    database = sqlite3.connect(f"file:{facts / 'facts.sqlite'}?mode=ro", uri=True)
    database.execute("PRAGMA temp_store = MEMORY")
    database.create_function("least", 2, min, deterministic=True)
    *before, last = statements(question)
    for statement in before:
        database.execute(statement)
    with answer.open("w") as file:
        for row in database.execute(last):
            file.write("\t".join(map(str, row)) + "\n")


def statements(question):
    if question == "nothing-to-find":
        return ["SELECT 0 WHERE false"]
    own = SQL / f"{question}.sqlite.sql"
    text = (own if own.exists() else SQL / f"{question}.sql").read_text()
    return [statement for statement in text.split(";") if statement.strip()]


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
    else:
        ask(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
