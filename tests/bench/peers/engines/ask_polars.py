"""polars: `prepare FACTS`, or `QUESTION FACTS ANSWER`."""

import sys
from pathlib import Path

import polars
from polars import col


def prepare(facts):
    for path in sorted(facts.glob("*.csv")):
        table = polars.read_csv(path, infer_schema=False)
        table.cast(polars.Int32).write_parquet(path.with_suffix(".parquet"))


def asked_twice_or_held(table):
    field = table("field")
    times = polars.len().over("procedure", "concept", "role")
    twice = field.filter(col("role").is_not_null()).filter(times > 1)
    held = field.join(table("reads"), on="procedure")
    held = held.join(table("holds"), on=["register", "concept"])
    columns = ["id", "procedure"]
    found = polars.concat([twice.select(columns), held.select(columns)]).unique()
    return found.group_by("procedure").agg(polars.len(), col("id").min())


def follows_from_another(table):
    derives = table("derives").collect()
    follows = derives
    while True:
        further = follows.join(derives, left_on="source", right_on="concept", suffix="_of")
        further = further.select("concept", col("source_of").alias("source"))
        more = polars.concat([follows, further]).unique()
        if more.height == follows.height:
            break
        follows = more
    field = table("field").select("id", "procedure", "concept", "role")
    # Each field with what it may follow from, and that found in the same procedure.
    pairs = field.join(follows.lazy(), on="concept").join(
        field, left_on=["procedure", "role", "source"], right_on=["procedure", "role", "concept"]
    )
    pairs = pairs.filter(col("id") != col("id_right"))
    return pairs.group_by("procedure").agg(polars.len(), col("id").min())


def chains(table):
    link = table("issues").join(table("needs"), on="paper", suffix="_after")
    link = link.select(a="procedure", b="procedure_after").unique()
    link = link.filter(col("a") != col("b")).collect()
    newest, found = link, [link]
    for _ in range(5):
        newest = newest.join(link, left_on="b", right_on="a", suffix="_next")
        newest = newest.select("a", b="b_next").unique()
        found.append(newest)
    return polars.concat(found).unique().lazy()


def nearly_the_same_fields(table):
    item = table("field").select("procedure", "what").unique()
    uses = item.group_by("what").agg(uses=polars.len())
    item = item.join(uses, on="what").sort("procedure", "uses", "what")
    item = item.with_columns(
        place=polars.int_range(1, polars.len() + 1).over("procedure"),
        size=polars.len().over("procedure"),
    )
    item = item.select("procedure", "what", col("place", "size").cast(polars.Int32)).collect()
    # Two such sets share one of the rarest of each: of n, one of the first n/5 + 1. Sharing these
    # as their first, they may still share all that comes after.
    rarest = item.lazy().filter(5 * (col("place") - 1) <= col("size"))
    left = polars.min_horizontal(col("size") - col("place"), col("size_q") - col("place_q"))
    pair = rarest.join(rarest, on="what", suffix="_q").filter(
        col("procedure") < col("procedure_q"), 9 * (1 + left) >= 4 * (col("size") + col("size_q"))
    )
    pair = pair.select(p="procedure", q="procedure_q", sizes=col("size") + col("size_q")).unique()
    what = item.lazy().select("procedure", "what")
    shared = pair.join(what, left_on="p", right_on="procedure").join(
        what, left_on=["q", "what"], right_on=["procedure", "what"]
    )
    shared = shared.group_by("p", "q", "sizes").agg(shared=polars.len())
    return shared.filter(9 * col("shared") >= 4 * col("sizes")).select("p", "q")


def nothing_to_find(table):
    return table("field").filter(polars.lit(False))


def ask(question, facts, answer):
    def table(name):
        return polars.scan_parquet(facts / f"{name}.parquet")

    found = globals()[question.replace("-", "_")](table)
    found.collect(engine="streaming").write_csv(answer, separator="\t", include_header=False)


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
    else:
        ask(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
