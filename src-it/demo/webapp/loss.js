const DISMISSED = "dismissed";

/** Tells once what became of the session that this browser came with, until the visitor goes on. */
export class Loss {
  #field;
  #shown = null;
  #heard = null;

  /**
   * @param field finds an element by its id
   * @param signIn opens the form to sign in
   */
  constructor(field, signIn) {
    this.#field = field;
    field("loss-dismiss").addEventListener("click", () => this.dismiss());
    field("loss-sign-in").addEventListener("click", signIn);
  }

  /**
   * Whether an answer tells nothing of the session, as its question went out with a key that was replaced under way: by a
   * sign-in in another tab. The next question has the new one.
   */
  isPassing(loss) {
    const passing = loss?.reason === "outdated" && this.#heard !== key(loss);
    this.#heard = loss ? key(loss) : null;
    return passing;
  }

  /**
   * Takes what a node said of the former session, or null where nothing has become of it.
   *
   * @param loss with its reason, and when it was
   * @param user who was signed in when this page was last told
   */
  show(loss, user) {
    if (!loss || this.#shown === key(loss) || sessionStorage.getItem(DISMISSED) === key(loss)) return;
    this.#shown = key(loss);
    this.#tell(user || loss.signedOut, loss.because, loss.ago);
  }

  /** The visitor was signed in, and is no more, and no node has told this page why: another tab was told. */
  elsewhere() {
    if (!this.#shown) this.#tell(true, "another tab of this browser has signed out, or was told why.", null);
  }

  dismiss() {
    if (this.#shown) sessionStorage.setItem(DISMISSED, this.#shown);
    this.#shown = null;
    this.#field("loss").hidden = true;
  }

  #tell(signedOut, because, seconds) {
    this.#field("loss-title").textContent = `${signedOut ? "You were signed out" : "Your session is over"}${when(seconds)}`;
    this.#field("loss-words").textContent = `because ${because}`;
    this.#field("loss-sign-in").hidden = !signedOut;
    this.#field("loss").hidden = false;
  }
}

/** The span is the node's and the clock the browser's: both ends of it are right for whoever reads it here. */
function when(seconds) {
  if (seconds === null || seconds === undefined) return "";
  const at = new Date(Date.now() - seconds * 1000);
  const time = at.toLocaleTimeString([], { timeStyle: "short" });
  return seconds < 43200 ? ` at ${time}` : ` on ${at.toLocaleDateString([], { dateStyle: "medium" })} at ${time}`;
}

function key({ reason, ref }) {
  return `${reason} ${ref ?? ""}`;
}
