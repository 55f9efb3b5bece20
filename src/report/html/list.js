// All proposals, and the findings that none answers: searched, filtered, sorted, unfolded.

/** How many rows are added at a time; the rest follows as the reader goes on. */
const STRIDE = 60;

/** What can be filtered: the word for it, and what an entry has of it. */
const FILTERS = [
  { word: "group", of: (entry) => [data.rules[entry.rule].group], told: (key) => tell(data.groups[key]) },
  { word: "severity", of: (entry) => [entry.severity], told: (key) => tell(data.severity[key]) },
  { word: "confidence", of: (entry) => [entry.confidence], told: (key) => tell(data.confidence[key]) },
  { word: "domain", of: (entry) => of(entry, "domains"), told: (key) => data.domains[key] },
  { word: "agency", of: (entry) => of(entry, "agencies"), told: (key) => data.agencies[key] },
  { word: "feasibility", of: (entry) => (entry.feasibility ? [entry.feasibility] : []), told: (key) => tell(data.feasibility[key]) },
  { word: "choice", of: (entry) => [entry.choice], told: (key) => tell(data.choice[key]) },
  { word: "status", of: (entry) => entry.status, told: (key) => tell(data.status[key]) },
];

const ORDERS = {
  sortWeight: (left, right) => left.weight - right.weight,
  sortProcedure: (left, right) => left.place - right.place,
  sortRule: (left, right) => left.rule - right.rule || left.place - right.place,
  sortEasy: (left, right) => left.effort - right.effort || left.weight - right.weight,
};

/** Shows what is not shown yet of the list that is looked at, before it is printed. */
let printing = null;
window.addEventListener("beforeprint", () => printing?.());

/** What the reader has asked for; kept while other parts are looked at. */
const wanted = { search: "", sort: "sortWeight" };

function of(entry, part) {
  return [...new Set(entry.procedures.flatMap((index) => data.procedures[index][part]))];
}

/** Gets the entries ready to be searched and sorted, once. */
function prepare() {
  if (prepare.done) return;
  prepare.done = true;
  data.entries.forEach((entry, place) => {
    entry.place = place;
    for (const filter of FILTERS) entry[`is ${filter.word}`] = filter.of(entry).map(String);
    const rule = data.rules[entry.rule];
    const about = entry.procedures.map((index) => [data.procedures[index].title, data.procedures[index].code]);
    const ids = entry.findings.map(([, id]) => id);
    const texts = [entry.id, entry.text, about, rule.name, rule.title, ids].flat(3);
    entry.words = folded(texts.map((text) => (text && typeof text === "object" ? `${text.of ?? ""}${text.vi} ${text.en}` : (text ?? ""))).join(" "));
  });
}

/** Returns the entries that fit all that is asked for, in the order that is asked for. */
function matching() {
  const named = data.entries.filter((entry) => entry.id === wanted.search.trim());
  if (named.length) return named;
  const sought = folded(wanted.search).split(/\s+/).filter(Boolean);
  const filters = FILTERS.filter(({ word }) => wanted[word]);
  const fits = (entry) =>
    filters.every(({ word }) => entry[`is ${word}`].includes(wanted[word])) &&
    sought.every((word) => entry.words.includes(word));
  return data.entries.filter(fits).sort(ORDERS[wanted.sort]);
}

function proposals(item) {
  prepare();
  const count = make("p", { class: "count" });
  const list = make("ul", { class: "entries" });
  const more = make("button", { type: "button", class: "more", click: () => grow() });
  let found = [];
  let grown = 0;
  const grow = () => {
    const next = found.slice(grown, grown + STRIDE);
    list.append(...next.map(row));
    grown += next.length;
    const left = found.length - grown;
    more.hidden = left === 0;
    more.textContent = say("more", Math.min(left, STRIDE));
  };
  const refresh = () => {
    found = matching();
    grown = 0;
    list.replaceChildren();
    grow();
    count.textContent = say("shown", found.length, data.entries.length);
    if (!found.length) list.append(make("li", { class: "quiet" }, say("nothing")));
    announce(count.textContent);
  };
  if ("IntersectionObserver" in window) {
    new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting) && !more.hidden) grow();
    }, { rootMargin: "600px" }).observe(more);
  }
  // On paper nobody can go on: all that match are printed.
  printing = () => { while (grown < found.length && list.isConnected) grow(); };
  const controls = filterControls(refresh);
  if (item) {
    Object.keys(wanted).forEach((word) => { if (word !== "sort") wanted[word] = ""; });
    wanted.search = item;
    controls.search.value = item;
    controls.selects.forEach((select) => { select.value = ""; });
  }
  refresh();
  if (item) list.querySelector("details")?.setAttribute("open", "");
  return [make("h2", { class: "spoken" }, say("proposals")), controls.form, count, list, more];
}

/** Makes the search box, one choice for each filter that has anything to choose, and the order. */
function filterControls(refresh) {
  const search = make("input", { type: "search", id: "search", value: wanted.search, placeholder: say("searchHint"), autocomplete: "off", input: () => { wanted.search = search.value; refresh(); } });
  const field = (id, word, control) => make("div", { class: "field" }, make("label", { for: id }, say(word)), control);
  const selects = [];
  const choose = (word, options, value, set) => {
    const id = `f-${word}`;
    const select = make("select", { id, change: () => { set(select.value); refresh(); } }, options.map(([key, text]) => make("option", { value: key, selected: key === value }, text)));
    return [field(id, word, select), select];
  };
  const fields = FILTERS.map(({ word, told }) => {
    const counts = new Map();
    for (const entry of data.entries) for (const key of entry[`is ${word}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts.size < 2) return null;
    const options = [...counts].map(([key, count]) => [key, `${told(key)} (${written(count)})`]);
    if (!["severity", "confidence", "feasibility", "choice"].includes(word)) options.sort((left, right) => left[1].localeCompare(right[1], language));
    else options.sort((left, right) => rank(word, left[0]) - rank(word, right[0]));
    const [made, select] = choose(word, [["", say("all")], ...options], wanted[word] ?? "", (value) => { wanted[word] = value; });
    selects.push(select);
    return made;
  });
  const [order] = choose("sort", Object.keys(ORDERS).map((key) => [key, say(key)]), wanted.sort, (value) => { wanted.sort = value; });
  const clear = make("button", { type: "button", click: () => {
    search.value = wanted.search = "";
    for (const { word } of FILTERS) wanted[word] = "";
    for (const select of selects) select.value = "";
    refresh();
  } }, say("clear"));
  const form = make("form", { class: "filters", role: "search", "aria-label": say("search"), submit: (event) => event.preventDefault() },
    make("div", { class: "field wide" }, make("label", { for: "search" }, say("search")), search),
    make("details", { class: "more-filters", open: window.innerWidth > 640 }, make("summary", {}, say("filters")), make("div", { class: "choices" }, fields, order, clear)));
  return { form, search, selects };
}

/** Returns where a value of a closed list stands in it. */
function rank(word, key) {
  return Object.keys(data[word]).indexOf(key);
}

function row(entry) {
  const body = make("div", { class: "body" });
  const details = make(
    "details",
    { toggle: () => { if (details.open && !body.firstChild) body.append(...unfolded(entry)); } },
    make(
      "summary",
      {},
      make("span", { class: "marks" }, severityBadge(entry), badge(`choice ${entry.choice}`, data.choice[entry.choice]), entry.status.filter((key) => key !== "new").map((key) => badge("status", data.status[key]))),
      quoted(sentence(entry.text), "span", { class: "text", dir: "auto" }),
      make("span", { class: "about" }, procedureNames(entry), " · ", make("span", { class: "id" }, entry.id)),
    ),
    body,
  );
  return make("li", { class: entry.severity }, details);
}

/** Tells all of an entry: each finding with what proves it, what to amend, the dossiers. */
function unfolded(entry) {
  const parts = [];
  const part = (word, ...content) => parts.push(make("dt", {}, say(word)), make("dd", {}, content));
  if (entry.effect) part("effect", sentence(entry.effect));
  if (entry.question) part("question", make("span", { dir: "auto" }, tell(entry.question)));
  if (entry.feasibility) {
    part("feasibility", tell(data.feasibility[entry.feasibility]));
    part("amend", entry.amends.length ? bases(entry.amends) : say("amendNone"));
  }
  if (entry.reason) part("choice", make("span", { dir: "auto" }, tell(entry.reason)));
  return [
    parts.length ? make("dl", { class: "parts" }, parts) : null,
    entry.findings.map(([home, id]) => finding(home, id)),
    entry.procedures.map((index) => [
      make("h4", {}, say("dossier"), ": ", quoted(data.procedures[index].title)),
      dossier(detailOf(index)),
      make("p", {}, make("a", { href: procedureLink(index) }, say("openProcedure"))),
    ]),
  ].flat(Infinity).filter(Boolean);
}

function bases(indices) {
  return make("ul", { class: "plain" }, indices.map((index) => make("li", {}, quoted(data.bases[index]))));
}

/** Tells one finding. */
function finding(home, id) {
  const found = detailOf(home).findings.find((one) => one.id === id);
  const rule = data.rules[found.rule];
  const parts = [];
  const part = (word, ...content) => parts.push(make("dt", {}, say(word)), make("dd", {}, content));
  part("message", make("span", { dir: "auto" }, tell(found.message)));
  part("rule", tell(rule.title), " ", make("span", { class: "id" }, rule.name), " · ", tell(data.criterion[rule.criterion]), " · ", say("confidence").toLowerCase(), ": ", tell(data.confidence[rule.confidence]));
  part("why", tell(rule.why));
  if (found.evidence.length) part("evidence", make("ul", { class: "plain" }, found.evidence.map(([name, value, place]) => make("li", {}, make("code", {}, name), " = ", quoted(value), place ? make("span", { class: "place" }, place) : null))));
  if (found.more) part("evidence", tell(found.more));
  if (found.proof.length) {
    part("proof", make("details", {}, make("summary", {}, say("proofOpen")), make("p", { class: "quiet" }, say("proofLegend")), make("ul", { class: "proof" }, found.proof.map(([depth, mark, text]) => {
      const line = make("li", {}, make("span", { class: `mark ${{ "✓": "yes", "✗": "no", "?": "open" }[mark] ?? ""}` }, mark), " ", make("span", { dir: "auto" }, tell(text)));
      line.style.marginInlineStart = `${depth}em`;
      return line;
    }))));
  }
  part("basis", bases(found.bases));
  if (found.takesIn.length) part("takesIn", make("ul", { class: "plain" }, found.takesIn.map((text) => make("li", { dir: "auto" }, tell(text)))));
  if (found.decision.length) part("decision", found.decision.map((text) => make("p", { dir: "auto" }, tell(text))));
  part("place", make("span", { class: "place" }, found.at), " · ", make("span", { class: "id" }, found.id));
  return make("dl", { class: "parts finding" }, parts);
}
