const SLOT = 13;
const KEPT = 48;
const HEIGHT = 24;
const LOST = "no answer";
const SVG = "http://www.w3.org/2000/svg";

const STATES = { RUNNING: "running", STARTING: "starting …", DEAD: "dead" };
const POWER = {
  RUNNING: { words: "Kill", verb: "kill" },
  STARTING: { words: "Starting", verb: "" },
  DEAD: { words: "Restart", verb: "start" },
};

/**
 * The picture of the last requests: a lane for each node and one for what nobody answered. Every request takes one slot of
 * time in all lanes and draws its mark in one; the newest is at the right.
 */
export class Lanes {
  #rows = new Map();
  #slots = [];
  #missed = 0;
  #root;
  #template;
  #press;

  /** @param press is called with a node's name and "kill" or "start" */
  constructor(root, template, press) {
    this.#root = root;
    this.#template = template;
    this.#press = press;
    const lost = this.#row(LOST);
    lost.classList.add("lost");
    lost.querySelector(".power").remove();
    this.#draw();
  }

  served(node, change, title) {
    this.#row(node);
    this.#note({ lane: node, shape: change ? "change" : "look", title });
  }

  missed(title) {
    this.#missed++;
    this.#note({ lane: LOST, shape: "miss", title });
  }

  pressed(node, verb) {
    this.#note({ lane: node, shape: verb === "kill" ? "killed" : "started", title: `${node}: ${verb}` });
  }

  states(nodes) {
    for (const { name, state } of nodes) {
      const row = this.#row(name);
      if (row.dataset.state === state) continue;
      row.dataset.state = state;
      row.querySelector(".state").textContent = STATES[state];
      const power = row.querySelector(".power");
      const { words, verb } = POWER[state];
      power.textContent = words;
      power.dataset.verb = verb;
      power.disabled = !verb;
      power.setAttribute("aria-label", `${words} ${name}`);
    }
  }

  #row(name) {
    let row = this.#rows.get(name);
    if (row) return row;
    row = this.#template.content.firstElementChild.cloneNode(true);
    row.dataset.node = name;
    row.querySelector(".node-name").textContent = name;
    row.querySelector(".lane").setAttribute("viewBox", `0 0 ${KEPT * SLOT} ${HEIGHT}`);
    const power = row.querySelector(".power");
    power.addEventListener("click", () => this.#press(name, power.dataset.verb));
    this.#rows.set(name, row);
    this.#root.insertBefore(row, this.#rows.get(LOST) === row ? null : this.#rows.get(LOST) ?? null);
    return row;
  }

  #note(slot) {
    this.#slots.push(slot);
    if (this.#slots.length > KEPT) this.#slots.shift();
    this.#draw();
  }

  #draw() {
    for (const [name, row] of this.#rows) {
      const lane = row.querySelector(".lane");
      const first = KEPT - this.#slots.length;
      lane.replaceChildren(
        ...this.#slots.flatMap((slot, i) =>
          slot.lane === name ? [mark(slot, (first + i + 0.5) * SLOT, i === this.#slots.length - 1)] : [],
        ),
      );
      const requests = this.#slots.filter(({ shape }) => shape !== "killed" && shape !== "started");
      const mine = requests.filter((slot) => slot.lane === name).length;
      if (name === LOST) {
        row.querySelector(".state").textContent = this.#missed;
        row.classList.toggle("some", this.#missed > 0);
      }
      lane.setAttribute("aria-label", `${mine} of the last ${requests.length} requests: ${name}`);
    }
  }
}

function mark({ shape, title }, x, newest) {
  const middle = HEIGHT / 2;
  const drawn = {
    look: () => element("circle", { cx: x, cy: middle, r: 4, class: "dot" }),
    change: () => element("path", { d: `M${x} ${middle - 8}l6.5 8-6.5 8-6.5-8z`, class: "dot" }),
    miss: () => element("path", { d: `M${x - 4} ${middle - 4}l8 8m0-8-8 8`, class: "miss" }),
    killed: () => element("path", { d: `M${x} 1V${HEIGHT - 1}`, class: "killed" }),
    started: () => element("path", { d: `M${x} 1V${HEIGHT - 1}`, class: "started" }),
  }[shape]();
  if (newest) drawn.classList.add("newest");
  const tip = element("title", {});
  tip.textContent = title;
  drawn.append(tip);
  return drawn;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
