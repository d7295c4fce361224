// <find-box>: the key / brings the reader to the search field inside, from anywhere on the page.
//
// Without it the field works by itself. A / that is typed into something else stays a /.

const TYPED_INTO = "input, textarea, select, [contenteditable]";

class FindBox extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this);
  }

  handleEvent(event) {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || held || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
    const field = this.querySelector('input[type="search"]');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  }
}

customElements.define("find-box", FindBox);
