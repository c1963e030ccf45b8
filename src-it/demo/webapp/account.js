/** Who is signed in: the corner that shows it, and the form that signs somebody in. */
export class Account {
  #field;
  #change;
  #dialog;
  #user = null;

  /**
   * @param field finds an element by its id
   * @param change sends a change: method, path and, if there is one, a body
   * @param leave is called when the visitor has asked to be signed out
   */
  constructor(field, change, leave) {
    this.#field = field;
    this.#change = change;
    this.#dialog = field("sign-in-dialog");
    field("sign-in").addEventListener("click", () => this.ask());
    field("sign-out").addEventListener("click", leave);
    field("sign-in-cancel").addEventListener("click", () => this.#dialog.close());
    field("sign-in-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#signIn();
    });
    this.#dialog.addEventListener("close", () => this.#empty());
    for (const known of this.#dialog.querySelectorAll(".known")) {
      known.addEventListener("click", () => this.#fill(known.dataset));
    }
  }

  get user() {
    return this.#user;
  }

  /** Opens the form. */
  ask() {
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /** Takes what a node said about who is signed in, or null where nobody is. */
  show(user) {
    const field = this.#field;
    const moves = user?.name !== this.#user?.name;
    const held = moves && [field("sign-in"), field("sign-out")].includes(document.activeElement);
    this.#user = user;
    field("user").hidden = field("sign-out").hidden = !user;
    field("sign-in").hidden = !!user;
    field("user-name").textContent = user?.name ?? "";
    if (user && this.#dialog.open) this.#dialog.close();
    if (held) field(user ? "sign-out" : "sign-in").focus();
  }

  async #signIn() {
    const field = this.#field;
    field("submit").disabled = true;
    this.#refuse("");
    try {
      await this.#change("POST", "api/account", { name: field("name").value, password: field("password").value });
      this.#dialog.close();
      field("sign-out").focus();
    } catch (refusal) {
      this.#refuse(refusal.words ?? "No node could take that. Please try again.");
      field("password").select();
    } finally {
      field("submit").disabled = false;
    }
  }

  #fill({ name, password }) {
    this.#field("name").value = name;
    this.#field("password").value = password;
    this.#field("submit").focus();
  }

  #refuse(words) {
    this.#field("refusal").textContent = words;
    this.#field("refusal").hidden = !words;
  }

  #empty() {
    this.#field("sign-in-form").reset();
    this.#refuse("");
  }
}
