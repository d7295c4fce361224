// <copy-text>: its button puts the text of its textarea on the clipboard, and says so.
//
// Without it, or where the clipboard is closed to the page, the text stands there to be selected.
// The button is hidden until there is a script; its data-done and data-closed are what is said.

class CopyText extends HTMLElement {
  connectedCallback() {
    if (!this.button || !this.text) return;
    this.button.hidden = false;
    this.button.addEventListener("click", this);
  }

  get button() {
    return this.querySelector("button");
  }

  get text() {
    return this.querySelector("textarea");
  }

  async handleEvent() {
    this.say("");
    const isCopied = (await this.write()) || this.select();
    this.say(isCopied ? this.button.dataset.done : this.button.dataset.closed);
  }

  async write() {
    try {
      await navigator.clipboard.writeText(this.text.value);
      return true;
    } catch {
      return false; // no clipboard without https, or not allowed here
    }
  }

  select() {
    this.text.focus();
    this.text.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  }

  say(words) {
    this.querySelector("[role=status]").textContent = words;
  }
}

customElements.define("copy-text", CopyText);
