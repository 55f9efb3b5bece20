"""Figures as tables of Markdown."""

from statistics import median

TITLES = {
    "nothing-to-find": "Nothing: start, open the facts, answer",
    "asked-twice-or-held": "Q1: asked twice, or held by a register",
    "follows-from-another": "Q2: follows from another field",
    "chains": "Q3: chains of up to six links",
    "nearly-the-same-fields": "Q4: four fifths of the fields in common",
}

#: Of a question, what is less than this may as well be chance.
LEAST = 0.005


def write(procedures, question, measured, nothing, rows):
    """Prints the table of one question at one size.

    `measured` has the runs of each engine, `nothing` those of the question that finds nothing.
    """
    print(f"\n### {TITLES[question]}, {procedures:,} procedures: {rows:,} rows\n")
    ratios = "× tinhgon | × fastest"
    print(f"| engine | s | {ratios} | s beyond nothing | {ratios} | s of work | peak MiB |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    whole = {engine: middle(runs, "seconds") for engine, runs in measured.items()}
    beyond = {}
    for engine, seconds in whole.items():
        start = middle(nothing.get(engine, []), "seconds")
        known = seconds is not None and start is not None
        beyond[engine] = max(seconds - start, LEAST) if known else None
    for engine in sorted(measured, key=lambda engine: whole[engine] or float("inf")):
        runs = measured[engine]
        if whole[engine] is None:
            print(f"| {engine} | {runs[-1].stopped} | | | | | | | {runs[-1].peak:,.0f} |")
            continue
        cells = [*figures(whole, engine), *figures(beyond, engine)]
        peak = max(run.peak for run in runs)
        work = middle(runs, "work")
        print(f"| {engine} | " + " | ".join(cells) + f" | {work:.2f} | {peak:,.0f} |")


def middle(runs, figure):
    """Returns the median of a figure; `None` where a run was stopped, or none was made."""
    if not runs or any(run.stopped for run in runs):
        return None
    return median(getattr(run, figure) for run in runs)


def figures(seconds, engine):
    """Returns the seconds of an engine, and what they are of tinhgon's and of the fastest."""
    mine, ours = seconds[engine], seconds.get("tinhgon")
    if mine is None:
        return ["", "", ""]
    fastest = min(other for other in seconds.values() if other is not None)
    of_ours = f"{mine / ours:.2f}" if ours is not None else ""
    less = "≤ " if mine == LEAST else ""
    return [f"{less}{mine:.3f}", of_ours, f"{mine / fastest:.2f}"]
