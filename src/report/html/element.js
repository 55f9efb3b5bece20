// Making elements, and drawing pictures. Whatever comes from the catalogue becomes text and nothing
// else: no markup is ever parsed here.

/** Makes an element; attributes that are null are left out, functions listen. */
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** Makes words of others: they may run the other way without turning the page around. */
function quoted(text, name = "bdi", attributes = {}) {
  return make(name, attributes, tell(text));
}

/** Makes a text in which what stands between backticks is code; without its pair one is a letter. */
function coded(text) {
  const parts = text.split(/`([^`]+)`/);
  return parts.map((part, place) => (place % 2 ? make("code", {}, part) : part));
}

/** Makes a section under a heading. */
function section(word, ...content) {
  const id = `h-${word}`;
  return make("section", { "aria-labelledby": id }, make("h2", { id }, say(word)), ...content);
}

/** Makes a small mark with a word in it. */
function badge(kind, text) {
  return make("span", { class: `badge ${kind}` }, tell(text));
}

const SVG = "http://www.w3.org/2000/svg";

function shape(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** Writes lines of text from a point down. */
function lines(texts, x, y, attributes = {}) {
  const spans = texts.map((text, line) => [line ? " " : null, shape("tspan", { x, y: y + 16 * line }, text)]);
  return shape("text", attributes, spans);
}

let drawings = 0;

/**
 * Draws a picture that the review has laid out: lanes, then arrows, then boxes. `open` is called with
 * what a box stands for, where it stands for something that can be opened.
 */
function draw(picture, label, open) {
  const arrow = `arrow-${(drawings += 1)}`;
  const tip = { viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" };
  const drawing = shape(
    "svg",
    {
      viewBox: `0 0 ${picture.width} ${picture.height}`,
      width: picture.width,
      height: picture.height,
      role: "group",
      "aria-label": label,
      class: "drawing",
    },
    shape(
      "defs",
      {},
      shape(
        "marker",
        { id: arrow, ...tip },
        shape("path", { d: "M0 0 8 4 0 8z", class: "tip" }),
      ),
    ),
    picture.lanes.map((lane, index) => [
      shape("rect", { x: 0, y: lane.y, width: picture.width, height: lane.height, class: index % 2 ? "lane odd" : "lane" }),
      lines(lane.lines, 12, lane.y + 24, { class: "lane-name" }),
    ]),
    picture.arrows.map((way) =>
      shape("polyline", {
        points: way.points.map((point) => point.join(",")).join(" "),
        class: way.critical ? "arrow critical" : "arrow",
        "marker-end": `url(#${arrow})`,
      }),
    ),
    picture.boxes.map((box) => {
      const target = open ? open(box) : null;
      const words = [box.title, ...box.under].map(tell).join(" · ");
      const body = [
        shape("title", {}, words),
        shape("rect", { x: box.x, y: box.y, width: box.width, height: box.height, rx: box.round ? 14 : 4 }),
        lines(box.lines, box.x + 10, box.y + 20),
        lines(box.under.map(tell), box.x + 10, box.y + 20 + 16 * box.lines.length, { class: "under" }),
        box.present ? shape("circle", { cx: box.x + box.width - 12, cy: box.y + 12, r: 5, class: "present" }) : null,
      ];
      const kind = ["box", box.critical ? "critical" : "", box.round ? "paper" : ""].join(" ");
      return target
        ? shape("a", { href: target, class: kind }, body)
        : shape("g", { class: kind, role: "img", "aria-label": words }, body);
    }),
  );
  // It gives way a little to a narrow window before it has to be scrolled.
  drawing.style.width = "100%";
  drawing.style.maxWidth = `${picture.width}px`;
  drawing.style.minWidth = `${Math.round(0.82 * picture.width)}px`;
  drawing.style.height = "auto";
  // A wide picture is scrolled by itself; whoever has no pointer scrolls it by the arrow keys.
  return make("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": label }, drawing);
}
