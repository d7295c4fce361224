// <deal-board>: move a deal to another column by dragging its card or by keyboard.
//
// Without it cards link to a page that moves them, for who may. A refused move goes back, says why.

const TYPES = ["keydown", "dragstart", "dragover", "dragend", "drop"];
const focusOn = (card) => card?.querySelector(".card-name")?.focus();

class DealBoard extends HTMLElement {
  get columns() {
    return [...this.querySelectorAll(".board-column")];
  }

  connectedCallback() {
    this.said = this.querySelector(".board-said");
    this.menu = this.querySelector(".board-menu");
    this.querySelector(".board-keys").hidden = false;
    for (const type of TYPES) this.addEventListener(type, this);
    this.menu.addEventListener("close", () => this.answer(this.menu.returnValue));
  }

  handleEvent(event) {
    const card = event.target.closest?.(".card");
    const column = event.target.closest?.(".board-column");
    if (event.type === "keydown" && card) this.press(event, card, column);
    if (event.type === "dragstart") this.dragged = card;
    if (event.type === "keydown" || !this.dragged) return;
    if (column && (event.type === "dragover" || event.type === "drop")) event.preventDefault();
    const over = event.type === "dragover" && column;
    for (const one of this.columns) one.classList.toggle("is-over", one === over);
    if (event.type === "drop" && column) this.move(this.dragged, column);
    if (event.type === "dragend") this.dragged = undefined;
  }

  press(event, card, column) {
    const isBack = (event.key === "ArrowLeft") === (getComputedStyle(this).direction === "ltr");
    const beside = this.columns.indexOf(column) + (isBack ? -1 : 1);
    const to = this.columns[beside];
    const across = () => (event.shiftKey ? this.move(card, to) : this.across(card, beside, isBack));
    const act = {
      ArrowUp: () => focusOn(card.previousElementSibling),
      ArrowDown: () => focusOn(card.nextElementSibling),
      ArrowLeft: across,
      ArrowRight: across,
      m: () => this.ask(card, column),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  }

  /** To the card at the same height of the next column that has any. */
  across(card, beside, isBack) {
    const height = [...card.parentElement.children].indexOf(card);
    const ahead = isBack ? this.columns.slice(0, beside + 1).reverse() : this.columns.slice(beside);
    const cards = ahead.map((one) => one.querySelectorAll(".card")).find((found) => found.length);
    if (cards) focusOn(cards[Math.min(height, cards.length - 1)]);
  }

  ask(card, column) {
    [this.asked, this.said.textContent] = [card, card.draggable ? "" : this.dataset.still];
    if (!card.draggable) return;
    this.menu.querySelector("bdi").textContent = card.querySelector(".card-name").textContent;
    const stages = this.menu.querySelectorAll("li > button");
    for (const one of stages) one.disabled = one.value === column.dataset.stage;
    this.menu.returnValue = "";
    this.menu.showModal();
  }

  answer(stage) {
    this.move(this.asked, this.columns.find((column) => column.dataset.stage === stage));
  }

  async move(card, column) {
    const [home, next] = [card.parentElement, card.nextSibling];
    if (!column || column.contains(home)) return;
    column.querySelector(".cards").prepend(card);
    focusOn(card);
    const body = new FormData(this.querySelector(".board-token"));
    body.set("stage", column.dataset.stage);
    const sent = { method: "POST", body, headers: { "X-Board": "1" } };
    const answer = await fetch(card.dataset.moves, sent).catch(() => undefined);
    const isWord = answer?.headers.get("Content-Type")?.startsWith("text/plain");
    this.said.classList.toggle("is-wrong", !answer?.ok);
    if (answer?.ok) return this.show(await answer.text(), card.id, column.dataset.stage);
    home.insertBefore(card, next);
    focusOn(card);
    this.said.textContent = isWord ? await answer.text() : this.dataset.failed;
  }

  /** The columns anew, and the focus where it was: on the card, or on its column's name. */
  show(text, id, stage) {
    const told = new DOMParser().parseFromString(text, "text/html").querySelector(".board-columns");
    this.querySelector(".board-columns").replaceWith(told);
    this.said.textContent = told.dataset.said;
    const column = this.columns.find((one) => one.dataset.stage === stage);
    (document.getElementById(id)?.querySelector(".card-name") ?? column.querySelector("h2")).focus();
  }
}

customElements.define("deal-board", DealBoard);
