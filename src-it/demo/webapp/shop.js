import { Account } from "./account.js";
import { Devices } from "./devices.js";
import { Lanes } from "./lanes.js";
import { Loss } from "./loss.js";
import { SessionClock } from "./session-clock.js";

const BEAT_MILLIS = 1000;
const PATIENCE_MILLIS = 8000;

const byId = (id) => document.getElementById(id);
const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });
const lanes = new Lanes(byId("nodes"), byId("node-template"), press);
const clock = new SessionClock(byId);
const account = new Account(byId, change, () => leave("api/account", "You are signed out."));
const devices = new Devices(byId, async (path) => (await look(path)).body, change);
const loss = new Loss(byId, () => account.ask());

/** The cart as it is to be: the last answer, or what the visitor asked for since. */
let items = [];
/** Changes are sent one after the other, so that the last one wins. */
let queue = Promise.resolve();
let waiting = 0;
let sent = 0;
/** The newest question that was on its way when a change was answered: what it brings may be older than that. */
let settled = 0;
let paused = false;

/** A node has answered, but did not do what it was asked to: the visitor may read why. */
class Refusal extends Error {
  constructor(status, words) {
    super(`the answer was ${status}`);
    this.words = words;
  }
}

/** Asks the shop, through the balancer, and notes in the picture which node answered. */
async function ask(method, path, { headers = {}, body } = {}) {
  const number = ++sent;
  const began = performance.now();
  try {
    const answer = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    const node = answer.headers.get("X-Served-By");
    if (!node || answer.status >= 500) throw new Error(`the answer was ${answer.status}`);
    lanes.served(node, method !== "GET", `${method} ${path}, ${Math.round(performance.now() - began)} ms`);
    tell("");
    if (!answer.ok) throw new Refusal(answer.status, await reason(answer));
    return { number, body: answer.status === 204 ? null : await answer.json() };
  } catch (error) {
    if (!(error instanceof Refusal)) lanes.missed(`${method} ${path}: ${error.message}`);
    throw error;
  }
}

/** What a problem response (RFC 9457) says to its reader. */
async function reason(answer) {
  const text = await answer.text();
  try {
    return JSON.parse(text).detail;
  } catch {
    return undefined;
  }
}

/** Asks without counting as use: a page that lies open keeps nobody signed in. */
function look(path) {
  return ask("GET", path, { headers: { "X-Session-Passive": "true" } });
}

async function beat() {
  try {
    const { number, body } = await look("api/session");
    if (waiting === 0 && number > settled) show(body);
    await devices.show(account.user);
  } catch {
    tell("No node answers. The cart is safe in Redis: restart a node.");
  }
}

async function keepBeating() {
  if (!paused && !document.hidden) await beat();
  setTimeout(keepBeating, BEAT_MILLIS);
}

/** Sends a change after those before it, and shows what the node made of it. With it the visitor has gone on. */
function change(method, path, body) {
  const sending = body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  waiting++;
  loss.dismiss();
  const answered = queue.then(async () => {
    try {
      return (await ask(method, path, sending)).body;
    } finally {
      waiting--;
      settled = sent;
    }
  });
  queue = answered
    .then((outcome) => {
      if (outcome?.cart && waiting === 0) show(outcome);
      else if (outcome?.loss) loss.show(outcome.loss, account.user);
    })
    .catch(() => {})
    .then(() => (waiting === 0 ? beat() : undefined));
  return answered;
}

/** Changes the cart, and says what came of it. */
function changeCart(method, path, words) {
  change(method, path).then(
    () => say(`${words} Total ${byId("total").value || euros.format(0)}.`),
    () => tell("That change was not stored: no node could take it. Please try again."),
  );
}

/** Ends the session, and with it the cart. */
function leave(path, words) {
  items = [];
  draw();
  change("DELETE", path).then(
    () => {
      account.show(null);
      say(words);
    },
    () => tell("You are still there: no node could take that. Please try again."),
  );
}

function put(product, name, price, quantity) {
  const wanted = Math.max(0, Math.min(99, quantity));
  const known = items.find((item) => item.product === product);
  if (known) known.quantity = wanted;
  else items.push({ product, name, price, quantity: wanted });
  items = items.filter((item) => item.quantity > 0);
  draw();
  changeCart("PUT", `api/cart/${product}?quantity=${wanted}`, wanted ? `${name}: ${wanted} in the cart.` : `${name} taken out.`);
}

const quantityOf = (product) => items.find((item) => item.product === product)?.quantity ?? 0;

/** Shows where the visitor stands, as a node has told it. */
function show({ session, user, cart, loss: lost }) {
  if (loss.isPassing(lost)) return;
  if (lost) loss.show(lost, account.user);
  else if (account.user && !user) loss.elsewhere();
  account.show(user);
  clock.show(session);
  byId("end").disabled = !session;
  items = cart.items;
  draw(cart.total);
}

/** Draws the lines anew, but keeps those that stay, with the focus in them. Without the node's total it adds up itself. */
function draw(total = items.reduce((sum, item) => sum + item.price * item.quantity, 0)) {
  const list = byId("lines");
  const stay = new Map([...list.children].map((line) => [line.dataset.product, line]));
  for (const item of items) {
    const line = stay.get(item.product) ?? list.appendChild(newLine(item));
    stay.delete(item.product);
    const input = line.querySelector("input");
    if (document.activeElement !== input) input.value = item.quantity;
    line.querySelector(".less").disabled = item.quantity <= 1;
    line.querySelector(".more").disabled = item.quantity >= 99;
    line.querySelector(".sum").textContent = euros.format(item.price * item.quantity);
  }
  stay.forEach((line) => line.remove());
  byId("total").value = euros.format(total);
  byId("cart-link").textContent = `Cart ${euros.format(total)}`;
  byId("total-row").hidden = byId("clear").hidden = items.length === 0;
  byId("cart-empty").hidden = items.length > 0;
}

function newLine({ product, name, price }) {
  const line = byId("line-template").content.firstElementChild.cloneNode(true);
  line.dataset.product = product;
  line.querySelector("use").setAttribute("href", `#pic-${product}`);
  line.querySelector(".name").textContent = name;
  line.querySelector(".each").textContent = `${euros.format(price)} each`;
  line.querySelector(".stepper").setAttribute("aria-label", `Quantity of ${name}`);
  const input = line.querySelector("input");
  input.setAttribute("aria-label", `Quantity of ${name}`);
  const less = line.querySelector(".less");
  const more = line.querySelector(".more");
  const remove = line.querySelector(".remove");
  less.setAttribute("aria-label", `One ${name} less`);
  more.setAttribute("aria-label", `One ${name} more`);
  remove.setAttribute("aria-label", `Take ${name} out`);
  less.addEventListener("click", () => put(product, name, price, quantityOf(product) - 1));
  more.addEventListener("click", () => put(product, name, price, quantityOf(product) + 1));
  remove.addEventListener("click", () => {
    put(product, name, price, 0);
    byId("cart").focus();
  });
  input.addEventListener("change", () => {
    const wanted = Number.parseInt(input.value, 10);
    const allowed = Number.isNaN(wanted) ? quantityOf(product) : Math.max(1, Math.min(99, wanted));
    input.value = allowed;
    put(product, name, price, allowed);
  });
  return line;
}

function newProduct({ id, name, note, price }) {
  const card = byId("product-template").content.firstElementChild.cloneNode(true);
  card.dataset.product = id;
  card.querySelector("use").setAttribute("href", `#pic-${id}`);
  card.querySelector("h3").textContent = name;
  card.querySelector("p").textContent = note;
  card.querySelector(".price").textContent = euros.format(price);
  const add = card.querySelector(".add");
  add.setAttribute("aria-label", `Add ${name} to the cart`);
  add.addEventListener("click", () => put(id, name, price, quantityOf(id) + 1));
  return card;
}

/** Kills or starts a node. */
async function press(node, verb) {
  say(verb === "kill" ? `${node} is killed.` : `${node} is starting.`);
  try {
    const answer = await fetch(`control/nodes/${node}/${verb}`, { method: "POST" });
    if (answer.ok) lanes.pressed(node, verb);
  } catch {
    tell("The demo itself does not answer: was it stopped?");
  }
  await watchNodes();
}

async function watchNodes() {
  try {
    const answer = await fetch("control/nodes");
    lanes.states(await answer.json());
  } catch {
    tell("The demo itself does not answer: was it stopped?");
  }
}

async function keepWatching() {
  if (!document.hidden) await watchNodes();
  setTimeout(keepWatching, BEAT_MILLIS / 2);
}

function tell(words) {
  const notice = byId("notice");
  if (notice.textContent === words) return;
  notice.textContent = words;
  notice.hidden = !words;
}

function say(words) {
  byId("spoken").textContent = words;
}

async function open() {
  byId("clear").addEventListener("click", () => {
    items = [];
    draw();
    changeCart("DELETE", "api/cart", "The cart is empty.");
    byId("cart").focus();
  });
  byId("end").addEventListener("click", () => leave("api/session", "The session has ended."));
  byId("pause").addEventListener("click", () => {
    paused = !paused;
    byId("pause").setAttribute("aria-pressed", String(paused));
    byId("pause").textContent = paused ? "Go on" : "Pause";
  });
  await watchNodes();
  const { body } = await ask("GET", "api/products");
  byId("shelf").replaceChildren(...body.map(newProduct));
  keepBeating();
  keepWatching();
}

open().catch(() => tell("The shop did not open: reload the page when a node is running."));
