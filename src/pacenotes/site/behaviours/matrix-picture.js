// <matrix-picture>: its button draws the SVG that data-picture names into a PNG, and keeps it as a file.
//
// Without it, or where it can't be drawn, the SVG can be fetched; the button is hidden until there is a script.

const SHARP = 2; // pixels a unit, so that it can be read on a slide

class MatrixPicture extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.button.hidden = false;
    this.button.addEventListener("click", this);
  }

  async handleEvent() {
    const said = this.querySelector("[role=status]");
    said.textContent = "";
    try {
      await this.draw(this.button.dataset.picture);
    } catch {
      said.textContent = this.button.dataset.failed;
    }
  }

  async draw(address) {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth * SHARP, image.naturalHeight * SHARP];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("nothing was drawn"))), "image/png"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(picture);
    link.download = "landscape.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

customElements.define("matrix-picture", MatrixPicture);
