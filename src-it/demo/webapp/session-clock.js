/** Shows the session's ref, its age and the time left, counting on between the answers by the browser's steady clock. */
export class SessionClock {
  #field;
  #session = null;
  #heardAt = 0;

  /** @param field finds an element by its id */
  constructor(field) {
    this.#field = field;
    setInterval(() => this.#draw(), 250);
  }

  /** Takes what a node said about the session, or null where there is none. */
  show(session) {
    this.#session = session;
    this.#heardAt = performance.now();
    this.#draw();
  }

  #draw() {
    const passed = Math.floor((performance.now() - this.#heardAt) / 1000);
    const { ref, age, idleLeft, absoluteLeft } = this.#session ?? {};
    this.#field("ref").textContent = ref ?? "none yet";
    this.#field("age").textContent = span(age, passed);
    this.#field("idle").textContent = span(idleLeft, -passed);
    this.#field("absolute").textContent = span(absoluteLeft, -passed);
  }
}

function span(seconds, passed) {
  if (seconds === undefined || seconds === null) return "–";
  const all = Math.max(0, seconds + passed);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(all / 3600);
  const rest = `${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
