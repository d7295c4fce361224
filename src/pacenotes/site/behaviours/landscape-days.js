// <landscape-days>: sliders over a form's dates, and the part of the page that they redraw in place.
//
// Without it the form has two date fields and a button, and every link works by itself. With it links
// marked data-redraw stay on the page too.

const EPOCH = 719_163; // the day 1970-01-01 as the server counts days
const dateOf = (day) => new Date((day - EPOCH) * 86_400_000).toISOString().slice(0, 10);
const dayOf = (date) => Math.round(Date.parse(date) / 86_400_000) + EPOCH;

class LandscapeDays extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.drawn = this.querySelector(".land-part");
    this.ranges = [...this.querySelectorAll("input[type=range]")];
    this.ranges.forEach((range) => {
      range.hidden = false;
      this.name(range);
    });
    for (const type of ["input", "change", "submit", "click"]) this.addEventListener(type, this);
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "input" && target.type === "range") this.slide(target);
    if (type === "change" && target.form === this.form && target.type !== "range") this.picked(target);
    if (type === "submit" && target === this.form) {
      event.preventDefault();
      this.redraw(this.query());
    }
    const link = target.closest?.("a[data-redraw]");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (type === "click" && link && isPlain) {
      event.preventDefault();
      this.redraw(link.search.slice(1), link.id);
    }
  }

  slide(range) {
    this.field(range).value = dateOf(range.valueAsNumber);
    this.name(range);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.redraw(this.query()), 90);
  }

  picked(field) {
    const range = this.ranges.find((one) => this.field(one) === field);
    if (range && field.value) range.value = dayOf(field.value);
    if (range) this.name(range);
    this.redraw(this.query());
  }

  field(range) { return this.form.elements[range.dataset.for]; }

  /** A slider says its day in words. */
  name(range) {
    const said = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
    range.setAttribute("aria-valuetext", said.format(new Date(dateOf(range.valueAsNumber))));
  }

  query() {
    const given = [...new FormData(this.form)].filter(([, value]) => value !== "");
    return new URLSearchParams(given).toString();
  }

  async redraw(query, focus = "") {
    this.asked?.abort();
    this.asked = new AbortController();
    const address = `${location.pathname}?${query}`;
    const told = { headers: { "X-Part": "1" }, signal: this.asked.signal };
    const answer = await fetch(address, told).catch((fault) => fault);
    if (answer.name === "AbortError") return;
    const said = this.querySelector(":scope > [role=status]");
    if (!answer.ok) return void (said.textContent = this.dataset.failed);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.drawn.replaceChildren(...page.body.childNodes);
    history.replaceState(null, "", address);
    this.follow(new URLSearchParams(query));
    if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    said.textContent = this.querySelector("[data-said]")?.textContent ?? "";
  }

  /** The form as a link that was followed has it. */
  follow(asked) {
    for (const range of this.ranges) {
      const date = asked.get(range.dataset.for);
      if (!date || document.activeElement === range) continue;
      this.field(range).value = date;
      range.value = dayOf(date);
      this.name(range);
    }
    for (const box of this.form.querySelectorAll("input[type=checkbox]")) {
      box.checked = asked.getAll(box.name).includes(box.value);
    }
  }
}

customElements.define("landscape-days", LandscapeDays);
