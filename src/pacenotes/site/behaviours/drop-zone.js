// <drop-zone>: files dropped anywhere on it go into its plain file input, as if chosen there.
//
// Without it the input works by itself. The input says what it takes: several files with
// `multiple`, else the first file dropped.

class DropZone extends HTMLElement {
  connectedCallback() {
    this.depth = 0;
    for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
      this.addEventListener(type, this);
    }
  }

  get input() {
    return this.querySelector('input[type="file"]');
  }

  handleEvent(event) {
    if (!this.input || ![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    if (event.type === "dragenter") this.depth += 1;
    if (event.type === "dragleave") this.depth -= 1;
    if (event.type === "drop") this.take(event.dataTransfer.files);
    this.classList.toggle("is-over", this.depth > 0);
  }

  take(files) {
    this.depth = 0;
    const taken = new DataTransfer();
    for (const file of this.input.multiple ? files : [...files].slice(0, 1)) taken.items.add(file);
    this.input.files = taken.files;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.input.focus();
  }
}

customElements.define("drop-zone", DropZone);
