// Procedures: the list of them, and each with its dossier, steps and links.

function procedureLink(index) {
  return `#procedure=${encodeURIComponent(data.procedures[index].name)}`;
}

/** Reads what is kept of a procedure, or of what stands outside them; once. */
function detailOf(index) {
  const held = document.getElementById(`detail-${index ?? "outside"}`);
  held.read ??= JSON.parse(held.textContent);
  return held.read;
}

let soughtProcedure = "";

function procedures() {
  const list = make("ul", { class: "procedures" });
  const count = make("p", { class: "count" });
  const more = make("button", { type: "button", class: "more", click: () => grow() });
  let found = [];
  let grown = 0;
  const grow = () => {
    const next = found.slice(grown, grown + STRIDE);
    list.append(...next.map((index) => procedureRow(index)));
    grown += next.length;
    more.hidden = grown === found.length;
    more.textContent = say("more", Math.min(found.length - grown, STRIDE));
  };
  const search = make("input", { type: "search", id: "search-procedure", value: soughtProcedure, autocomplete: "off", input: () => { soughtProcedure = search.value; refresh(); } });
  const refresh = () => {
    const sought = folded(soughtProcedure).split(/\s+/).filter(Boolean);
    const fits = (one) => {
      one.words ??= folded([one.title, one.code ?? "", one.name, ...one.domains.map((key) => data.domains[key])].join(" "));
      return sought.every((word) => one.words.includes(word));
    };
    found = data.procedures.map((_, index) => index).filter((index) => fits(data.procedures[index]));
    grown = 0;
    list.replaceChildren();
    grow();
    count.textContent = say("shown", found.length, data.procedures.length);
    if (!found.length) list.append(make("li", { class: "quiet" }, say("noProcedures")));
    announce(count.textContent);
  };
  refresh();
  const form = make("form", { class: "filters", role: "search", "aria-label": say("procedures"), submit: (event) => event.preventDefault() },
    make("div", { class: "field wide" }, make("label", { for: "search-procedure" }, say("search")), search));
  return [make("h2", { class: "spoken" }, say("procedures")), form, count, list, more];
}

function procedureRow(index) {
  const one = data.procedures[index];
  return make(
    "li",
    {},
    make("a", { href: procedureLink(index) }, quoted(one.title)),
    make("p", { class: "quiet" }, [one.code, one.domains.map((key) => data.domains[key]).join(", "), one.findings ? say("findingCount", one.findings) : null].filter(Boolean).join(" · ")),
  );
}

function procedure(name) {
  const index = data.procedures.findIndex((one) => one.name === name);
  if (index < 0) return procedures();
  const one = data.procedures[index];
  const detail = detailOf(index);
  const mine = data.entries.filter((entry) => entry.procedures.includes(index));
  prepare();
  return [
    make("p", {}, make("a", { href: "#procedures" }, say("toList"))),
    make("h2", {}, quoted(one.title)),
    detail.gone ? make("p", { class: "notice" }, say("goneProcedure")) : null,
    make("dl", { class: "parts" }, detail.facts.map(([label, value]) => [make("dt", {}, tell(label)), make("dd", { dir: "auto" }, tell(value))])),
    section("steps", steps(detail)),
    section("dossier", dossier(detail)),
    section("links", links(index)),
    section("proposals", mine.length ? make("ul", { class: "entries" }, mine.map(row)) : make("p", {}, say("findingCount", 0))),
  ];
}

function steps(detail) {
  if (!detail.steps) return make("p", {}, say("noSteps"));
  const [now, then] = detail.steps;
  return [
    make("p", { class: "quiet" }, say(now.ordered ? "chartKey" : "chartOrder")),
    make("h3", {}, say("before")),
    now.length ? make("p", {}, tell(now.length)) : null,
    draw(now.picture, `${say("steps")}: ${say("before")}`),
    detail.gone
      ? null
      : then
        ? [make("h3", {}, say("afterwards")), then.length ? make("p", {}, tell(then.length)) : null, draw(then.picture, `${say("steps")}: ${say("afterwards")}`)]
        : make("p", {}, say("same")),
    make("p", { class: "key quiet" }, make("span", { class: "swatch critical", "aria-hidden": "true" }), say("critical"), make("span", { class: "swatch present", "aria-hidden": "true" }), say("present")),
  ];
}

/** Tells what is asked for, now and with the chosen proposals, side by side. */
function dossier(detail) {
  return [pairs("documents", detail.documents), pairs("fields", detail.fields)];
}

function pairs(word, items) {
  if (items === null) return make("p", {}, say(word), ": ", say("undescribed").toLowerCase());
  if (!items.length) return make("p", {}, say(word), ": ", say("noneAsked").toLowerCase());
  const changed = items.filter(([now, then]) => then !== 0 || now === null);
  const kept = items.filter(([now, then]) => then === 0 && now !== null);
  const line = ([now, then]) => {
    const old = now === null ? make("td", { class: "none" }, "–") : make("td", { dir: "auto" }, then === null ? make("del", {}, tell(now)) : tell(now));
    const fresh = then === 0 ? make("td", { dir: "auto" }, tell(now)) : then === null ? make("td", {}, badge("gone", say("gone"))) : make("td", { dir: "auto" }, make("ins", {}, tell(then)));
    return make("tr", {}, old, fresh);
  };
  const table = (rows) => make("table", { class: "pairs" }, make("caption", {}, say(word)), make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("before")), make("th", { scope: "col" }, say("afterwards")))), make("tbody", {}, rows.map(line)));
  if (!changed.length) return [make("h3", {}, `${say(word)}: ${say("allUnchanged")}`), make("ul", { class: "kept" }, kept.map(([now]) => make("li", { dir: "auto" }, tell(now))))];
  if (kept.length <= 3) return table(items);
  return [table(changed), make("details", {}, make("summary", {}, `${say(word)}: ${say("unchanged", kept.length)}`), make("ul", { class: "kept" }, kept.map(([now]) => make("li", { dir: "auto" }, tell(now)))))];
}

/** Tells by which papers a procedure hangs on others. */
function links(index) {
  const name = (other) => make("li", {}, make("a", { href: procedureLink(other) }, quoted(data.procedures[other].title)));
  const others = (all) => all.filter((other) => other !== index);
  const list = (word, more, side, facing) =>
    data.papers
      .filter((paper) => paper[side].includes(index) && others(paper[facing]).length)
      .map((paper) => make("div", { class: "link" }, make("p", {}, say(word), " ", make("strong", {}, quoted(paper.title)), ", ", say(more), ":"), folding(others(paper[facing]), name)));
  const all = [...list("needs", "issuedBy", "takers", "givers"), ...list("issues", "neededBy", "givers", "takers")];
  return all.length ? all : make("p", {}, say("linksNone"));
}

/** Lists things; a long list is folded away, with its number. */
function folding(items, line) {
  if (items.length <= 8) return make("ul", {}, items.map(line));
  const list = make("ul", {});
  const details = make("details", { toggle: () => { if (details.open && !list.firstChild) list.append(...items.map(line)); } }, make("summary", {}, say("procedureCount", items.length)), list);
  return details;
}
