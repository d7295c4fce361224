// <lane-chart>: walk a call's marks by arrow keys; a click on speech goes to its words.
//
// Without it every mark is a plain link. With it the chart is one tab stop: left and right follow
// the call, up and down change lanes, Home and End go to the first and last mark.

class LaneChart extends HTMLElement {
  connectedCallback() {
    this.read = this.querySelector(".lanes-read");
    this.marks = [...this.querySelectorAll("a.mark")]
      .map((link) => ({ link, lane: link.closest(".lane"), x: leftOf(link) }))
      .sort((a, b) => a.x - b.x);
    if (this.read) this.read.hidden = this.marks.length === 0;
    this.marks.forEach(({ link }, at) => link.setAttribute("tabindex", at === 0 ? "0" : "-1"));
    this.addEventListener("keydown", this);
    this.addEventListener("click", this);
    this.addEventListener("focusin", this);
    this.addEventListener("pointerover", this);
  }

  handleEvent(event) {
    const link = event.target.closest?.("a.mark");
    if (event.type === "keydown" && link) this.walk(event, link);
    else if (event.type === "click" && !link) this.follow(event.target.closest(".block"));
    else if (link) this.say(link);
    if (event.type === "focusin" && link) this.settle(link);
  }

  walk(event, link) {
    const at = this.marks.findIndex((mark) => mark.link === link);
    const back = getComputedStyle(this).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const next = {
      ArrowLeft: () => this.marks[at + (back === "ArrowLeft" ? -1 : 1)],
      ArrowRight: () => this.marks[at + (back === "ArrowLeft" ? 1 : -1)],
      ArrowUp: () => this.across(at, -1),
      ArrowDown: () => this.across(at, 1),
      Home: () => this.marks[0],
      End: () => this.marks.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    next()?.link.focus();
  }

  /** The mark nearest in time on the next lane, up or down, that has any. */
  across(at, step) {
    const here = this.marks[at];
    const rows = [...this.querySelectorAll(".lane")];
    for (let row = rows.indexOf(here.lane) + step; rows[row]; row += step) {
      const there = this.marks.filter((mark) => mark.lane === rows[row]);
      if (there.length) {
        return there.reduce((a, b) => (Math.abs(b.x - here.x) < Math.abs(a.x - here.x) ? b : a));
      }
    }
    return undefined;
  }

  settle(link) {
    this.marks.forEach((mark) => mark.link.setAttribute("tabindex", mark.link === link ? "0" : "-1"));
  }

  say(link) {
    if (this.read) this.read.textContent = link.querySelector("title")?.textContent ?? "";
  }

  follow(block) {
    if (block?.dataset.u) window.location.assign(`${this.dataset.address}${block.dataset.u}`);
  }
}

function leftOf(link) {
  return Number.parseFloat(link.querySelector("svg")?.getAttribute("x") ?? "0");
}

customElements.define("lane-chart", LaneChart);
