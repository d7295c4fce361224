// <cite-words>: words marked in a text go into its citation form, as they stand there.
//
// Without it the words are copied by hand. `[data-words]` holds the text; where there are several
// (a call's utterances) the form's `place` takes the number that the marked one's `data-words` has.

class CiteWords extends HTMLElement {
  connectedCallback() {
    document.addEventListener("selectionchange", this);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this);
  }

  handleEvent() {
    const marked = document.getSelection();
    const field = this.querySelector('[name="quoted"]');
    if (!field || !marked || marked.isCollapsed) return;
    const from = this.holder(marked.anchorNode);
    if (!from || from !== this.holder(marked.focusNode)) return;
    field.value = marked.toString().trim();
    const place = this.querySelector('[name="place"]');
    if (place) place.value = from.dataset.words;
    this.classList.add("has-words");
  }

  holder(node) {
    const element = node instanceof Element ? node : node?.parentElement;
    const found = element?.closest("[data-words]");
    return found && this.contains(found) ? found : null;
  }
}

customElements.define("cite-words", CiteWords);
