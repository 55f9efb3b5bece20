"""DuckDB: `prepare FACTS`, or `QUESTION FACTS ANSWER`."""

import sys
from pathlib import Path

import duckdb

SQL = Path(__file__).resolve().parents[1] / "sql"


def prepare(facts):
    database = duckdb.connect(facts / "facts.duckdb")
    for path in sorted(facts.glob("*.csv")):
        database.execute(f"CREATE TABLE {path.stem} AS FROM read_csv('{path}', all_varchar = true)")
        for (column, *_) in database.execute(f"DESCRIBE {path.stem}").fetchall():
            database.execute(f"ALTER TABLE {path.stem} ALTER {column} TYPE INTEGER")
    database.close()


def ask(question, facts, answer):
    database = duckdb.connect(facts / "facts.duckdb", read_only=True)
    if question == "nothing-to-find":
        answer.write_text("")
        return
    text = (SQL / f"{question}.sql").read_text()
    *before, last = [statement for statement in text.split(";") if statement.strip()]
    for statement in before:
        database.execute(statement)
    database.execute(f"COPY ({last}) TO '{answer}' (DELIMITER '\t', HEADER false)")


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
    else:
        ask(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
