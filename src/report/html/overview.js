// The first page: what somebody needs who looks for two minutes.

function overview() {
  return [
    make(
      "ul",
      { class: "tiles" },
      data.tiles.map((tile) =>
        make(
          "li",
          {},
          make("span", { class: "tile-name" }, tell(tile.name)),
          make("strong", {}, tell(tile.figure)),
          make("span", { class: "tile-parts" }, tell(tile.parts)),
        ),
      ),
    ),
    section("targets", data.targets.length ? [make("p", { class: "quiet" }, say("targetKey")), make("ul", { class: "targets" }, data.targets.map(target))] : make("p", {}, say("targetsNone"))),
    section(
      "sizes",
      make(
        "table",
        { class: "sizes" },
        make("caption", {}, say("declared")),
        make("thead", {}, make("tr", {}, ["size", "now", "after", "change"].map((word) => make("th", { scope: "col" }, say(word))))),
        make("tbody", {}, data.sizes.map(size)),
      ),
    ),
    section("savings", make("dl", { class: "savings" }, data.compared.map((one) => make("div", {},
      make("dt", {}, tell(one.name)),
      one.now === null ? null : make("dd", { class: "figure" }, tell(one.now), " → ", make("strong", {}, tell(one.then))),
      make("dd", { class: "quiet" }, coded(sentence(one.known))),
    )))),
    section(
      "top",
      data.top.length
        ? [
            make("p", { class: "quiet" }, say("topHow")),
            make("ol", { class: "top" }, data.top.map(topEntry)),
            make("p", {}, make("a", { href: "#proposals" }, say("seeAll"))),
          ]
        : make("p", {}, say("topNone")),
    ),
  ];
}

/** A target: what is reached as a bar, what is asked for as a line across it. */
function target(one) {
  const bar = make("div", { class: `bar ${one.verdict}`, "aria-hidden": "true" });
  const at = (share) => `${Math.max(0, Math.min(100, share / 1000))}%`;
  if (one.after !== null) {
    const after = make("div", { class: "reached" });
    after.style.width = at(one.after);
    bar.append(after);
  }
  if (one.before) {
    const before = make("div", { class: "before" });
    before.style.width = at(one.before);
    bar.append(before);
  }
  const line = make("div", { class: "required" });
  line.style.left = at(one.required);
  bar.append(line);
  return make(
    "li",
    { class: one.verdict },
    make("h3", {}, tell(one.title), " ", badge(one.verdict, one.word)),
    bar,
    make("p", {}, tell(one.standing)),
    one.leftOut ? make("p", { class: "quiet" }, tell(one.leftOut)) : null,
  );
}

/** A size before and after, with bars as long as their shares of the larger. */
function size(one) {
  const most = Math.max(one.before, one.after, 1);
  const cell = (value, text, kind) => {
    const bar = make("span", { class: `share ${kind}`, "aria-hidden": "true" });
    bar.style.width = `${(100 * value) / most}%`;
    return make("td", {}, make("span", { class: "number" }, tell(text)), make("span", { class: "track", "aria-hidden": "true" }, bar));
  };
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, tell(one.name)),
    cell(one.before, one.now, "old"),
    cell(one.after, one.then, "new"),
    make("td", { class: one.after < one.before ? "less" : "" }, tell(one.change)),
  );
}

function topEntry(index) {
  const entry = data.entries[index];
  return make(
    "li",
    {},
    make("a", { href: `#item=${encodeURIComponent(entry.id)}` }, quoted(sentence(entry.text))),
    make("p", { class: "quiet" }, severityBadge(entry), " ", procedureNames(entry), " · ", tell(data.feasibility[entry.feasibility])),
    entry.effect ? make("p", { class: "quiet" }, sentence(entry.effect)) : null,
  );
}

function severityBadge(entry) {
  return badge(entry.severity, data.severity[entry.severity]);
}

/** Names the procedures that an entry is about. */
function procedureNames(entry) {
  if (!entry.procedures.length) return say("outside");
  return entry.procedures.map((index, place) => [place ? "; " : "", quoted(data.procedures[index].title)]);
}
