import { ago } from "./ago.js";

const EVERY_MILLIS = 3000;

/** Where the visitor is signed in, looked at again every few seconds, with buttons to end that. */
export class Devices {
  #field;
  #look;
  #change;
  #lookedAt = -Infinity;
  #user = null;

  /**
   * @param field finds an element by its id
   * @param look asks a node without counting as use of the session
   * @param change sends a change: method and path
   */
  constructor(field, look, change) {
    this.#field = field;
    this.#look = look;
    this.#change = change;
    field("end-others").addEventListener("click", () =>
      this.#end("api/devices", ({ sessions }) => `Signed out on ${count(sessions, "other device")}.`),
    );
    field("end-user").addEventListener("submit", (event) => {
      event.preventDefault();
      const name = field("end-user-name").value.trim();
      this.#end(`api/users/${encodeURIComponent(name)}/sessions`, ({ sessions }) => `${count(sessions, "session")} of ${name} ended.`);
    });
  }

  /** Shows the list where somebody is signed in. */
  async show(user) {
    if (user?.name !== this.#user?.name) {
      this.#lookedAt = -Infinity;
      this.#tell("");
      this.#draw([]);
    }
    this.#user = user;
    this.#field("devices").hidden = !user;
    this.#field("end-user").hidden = !user?.administrator;
    if (user && performance.now() - this.#lookedAt > EVERY_MILLIS) await this.#refresh();
  }

  async #refresh() {
    this.#lookedAt = performance.now();
    try {
      const devices = await this.#look("api/devices");
      if (this.#user) this.#draw(devices);
    } catch {
      // The next look at the session tells why, and this is asked again.
    }
  }

  async #end(path, words) {
    this.#tell("");
    try {
      const outcome = await this.#change("DELETE", path);
      this.#tell(words(outcome));
    } catch (refusal) {
      this.#tell(refusal.words ?? "No node could take that. Please try again.");
    }
    await this.#refresh();
  }

  /** Keeps the entries that stay, with the focus in them. */
  #draw(devices) {
    const list = this.#field("device-list");
    const stay = new Map([...list.children].map((entry) => [entry.dataset.ref, entry]));
    const entries = devices.map((device) => {
      const entry = stay.get(device.ref) ?? this.#entry(device);
      stay.delete(device.ref);
      entry.querySelector(".each").textContent = times(device);
      return entry;
    });
    if ([...stay.values()].some((entry) => entry.contains(document.activeElement))) this.#field("devices").focus();
    stay.forEach((entry) => entry.remove());
    entries.forEach((entry, i) => {
      if (list.children[i] !== entry) list.insertBefore(entry, list.children[i] ?? null);
    });
    this.#field("end-others").disabled = !devices.some(({ current }) => !current);
  }

  #entry({ ref, device, current }) {
    const entry = this.#field("device-template").content.firstElementChild.cloneNode(true);
    const name = device ?? "A browser";
    entry.dataset.ref = ref;
    entry.querySelector(".name").textContent = name;
    entry.querySelector(".here").hidden = !current;
    const end = entry.querySelector(".end-device");
    end.hidden = current;
    end.setAttribute("aria-label", `Sign out on ${name}`);
    end.addEventListener("click", () => this.#end(`api/devices/${ref}`, () => `Signed out on ${name}.`));
    return entry;
  }

  #tell(words) {
    this.#field("devices-outcome").textContent = words;
  }
}

function times({ address, signedIn, lastUsed, started }) {
  const known = [`signed in ${ago(signedIn)}`, `last used ${ago(lastUsed)}`, `visit began ${ago(started)}`];
  return [...(address ? [`from ${address}`] : []), ...known].join(" · ");
}

function count(number, what) {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
