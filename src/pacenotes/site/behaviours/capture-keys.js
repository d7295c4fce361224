// <capture-keys>: the keys 1 to 5 bring the reader to the capture field, on that question's part.
//
// Without it the field and the list work by themselves. A digit that is typed into something else stays
// a digit.

const TYPED_INTO = "input, textarea, select, [contenteditable]";

class CaptureKeys extends HTMLElement {
  connectedCallback() {
    this.querySelector(".capture-hint").hidden = false;
    document.addEventListener("keydown", this);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this);
  }

  handleEvent(event) {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const named = /^[1-5]$/.test(event.key) && this.querySelector(`[data-key="${event.key}"]`);
    if (!named || held || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
    event.preventDefault();
    this.querySelector('[name="part"]').value = named.dataset.partKey;
    this.querySelector('[name="words"]').focus();
  }
}

customElements.define("capture-keys", CaptureKeys);
