// <matrix-tree>: arrow keys walk the folds of the tree inside: up and down, right unfolds, left folds.
//
// Without it each fold is a link that folds or unfolds by itself.

class MatrixTree extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this);
  }

  handleEvent(event) {
    const fold = event.target.closest("a.matrix-fold");
    if (!fold || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const folds = [...this.querySelectorAll("a.matrix-fold")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isOpen = fold.getAttribute("aria-expanded") === "true";
    const isBack = getComputedStyle(this).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const turns = { ArrowLeft: isBack === "ArrowLeft", ArrowRight: isBack === "ArrowRight" };
    if (step) folds[folds.indexOf(fold) + step]?.focus();
    else if (turns[event.key] === isOpen) fold.click();
    else return;
    event.preventDefault();
  }
}

customElements.define("matrix-tree", MatrixTree);
