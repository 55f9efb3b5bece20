// What is looked at is in the address behind the `#`, so that the reader can go back, and name it to
// somebody else.

const data = JSON.parse(document.getElementById("data").textContent);

const VIEWS = { overview, proposals, procedures, roadmap, map, gaps };

function roadmap() {
  if (!data.roadmap.length) return [make("h2", {}, say("roadmap")), make("p", {}, say("roadmapNone"))];
  const link = (index) => make("a", { href: `#item=${data.entries[index].id}` }, data.entries[index].id);
  return [
    make("h2", {}, say("roadmap")),
    make("p", { class: "quiet" }, say("roadmapHow")),
    make("ol", { class: "phases" }, data.roadmap.map((phase) =>
      make("li", {},
        make("h3", {}, tell(phase.quarter)),
        make("p", {}, tell(phase.who), " · ", tell(phase.due), " · ", say("proposalCount", phase.count)),
        phase.amendments.length ? [make("h4", {}, say("amendments")), make("ul", {}, phase.amendments.map((one) => make("li", {}, quoted(one.what), " (", quoted(one.who), "), ", say("unlocks"), " ", one.unlocks.map((index, place) => [place ? ", " : "", link(index)]))))] : null,
        phase.tasks.length ? make("h4", {}, say("tasks")) : null,
        phase.tasks.map((group) => {
          const list = make("ul", {});
          const fill = () => list.append(...group.items.map((item) => make("li", { dir: "auto" }, link(item.entry), " ", procedureNames(data.entries[item.entry]), ": ", tell(data.entries[item.entry].text), item.due ? ` (${tell(item.due)})` : null)));
          const details = make("details", { open: group.items.length <= 12, toggle: () => { if (details.open && !list.firstChild) fill(); } }, make("summary", {}, quoted(group.who), " · ", say("proposalCount", group.items.length)), list);
          if (details.open) fill();
          return details;
        }),
      ),
    )),
  ];
}

function map() {
  if (!data.clusters.length) return [make("h2", {}, say("map")), make("p", {}, say("mapNone"))];
  const open = (box) => (box.procedure === null ? null : procedureLink(box.procedure));
  const name = (index) => make("li", {}, make("a", { href: procedureLink(index) }, quoted(data.procedures[index].title)));
  return [
    make("h2", {}, say("map")),
    make("p", { class: "quiet" }, say("mapHow")),
    data.clusters.map((cluster, place) => {
      const label = say("cluster", place + 1);
      const heading = make("h3", {}, label, " · ", say("procedureCount", cluster.procedures));
      if (cluster.picture) return [heading, draw(cluster.picture, label, open)];
      return [
        heading,
        make("p", { class: "quiet" }, say("mapLarge", cluster.size)),
        cluster.papers.map((index) => {
          const paper = data.papers[index];
          return make("div", { class: "link" }, make("h4", {}, quoted(paper.title)), make("div", { class: "columns" },
            make("div", {}, make("p", { class: "quiet" }, say("issues")), folding(paper.givers, name)),
            make("div", {}, make("p", { class: "quiet" }, say("needs")), folding(paper.takers, name))));
        }),
      ];
    }),
  ];
}

function gaps() {
  return [
    make("h2", {}, say("gaps")),
    make("p", { class: "quiet" }, say(data.gaps.length ? "gapsHow" : "gapsNone")),
    data.gaps.length
      ? make("table", { class: "gaps" }, make("thead", {}, make("tr", {}, ["part", "where", "waiting"].map((word) => make("th", { scope: "col" }, say(word))))),
          make("tbody", {}, data.gaps.map((gap) => make("tr", {}, make("th", { scope: "row", dir: "auto" }, tell(gap.part)), make("td", { dir: "auto" }, lacking(gap)), make("td", {}, gap.rules.map((rule, place) => [place ? ", " : "", make("code", {}, rule)]))))))
      : null,
  ];
}

/** Tells where something is missing; the names are read when they are asked for. */
function lacking(gap) {
  const list = make("ul", { class: "kept" });
  const fill = () => {
    list.append(...gap.procedures.map((index) => make("li", {}, make("a", { href: procedureLink(index) }, quoted(data.procedures[index].title)))));
    list.append(...gap.others.map((title) => make("li", {}, quoted(title))));
  };
  const details = make("details", { toggle: () => { if (details.open && !list.firstChild) fill(); } }, make("summary", {}, tell(gap.where)), list);
  return details;
}

/** Tells people who do not see the page what has just changed. */
function announce(text) {
  document.getElementById("status").textContent = text;
}

/** Shows what the address names. */
function show(moved) {
  const [name, value] = location.hash.slice(1).split("=", 2);
  let wantedName = "";
  try {
    wantedName = decodeURIComponent(value ?? "");
  } catch {
    // An address that somebody broke leads to the whole list.
  }
  const current = name === "item" ? "proposals" : name === "procedure" ? "procedures" : name in VIEWS ? name : "overview";
  document.getElementById("sections").replaceChildren(
    ...Object.keys(VIEWS).map((view) => make("a", { href: `#${view}`, "aria-current": view === current ? "page" : null }, say(view))),
  );
  const view = document.getElementById("view");
  const content = name === "item" ? proposals(wantedName) : name === "procedure" ? procedure(wantedName) : VIEWS[current]();
  view.replaceChildren(...[content].flat(Infinity).filter(Boolean));
  view.dataset.view = current;
  if (moved) {
    window.scrollTo(0, 0);
    view.focus({ preventScroll: true });
  }
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
  for (const named of document.querySelectorAll("[data-label]")) named.setAttribute("aria-label", say(named.dataset.label));
  for (const worded of document.querySelectorAll("[data-word]")) worded.textContent = say(worded.dataset.word);
  document.title = tell(data.title);
  document.getElementById("title").textContent = tell(data.title);
  document.getElementById("subtitle").textContent = tell(data.subtitle);
  document.getElementById("foot").textContent = `${say("footer")} ${data.tool}`;
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    speak(button.dataset.language);
    show(false);
  });
}
window.addEventListener("hashchange", () => show(true));
// Details follow the script, so that the first page need not wait for them.
speak(data.language);
if (/^#(item|procedure)=/.test(location.hash)) document.addEventListener("DOMContentLoaded", () => show(false));
else show(false);
document.addEventListener("DOMContentLoaded", () => window.requestIdleCallback?.(prepare));
