// <live-session>: a live page. Parts that changed come on a stream and are put in their place, one in
// which somebody writes once they are done.
//
// Without it the page shows how things stood when it was loaded.

const TYPED = 'input:not([type="hidden"], [type="radio"], [type="checkbox"]), textarea';

class LiveSession extends HTMLElement {
  connectedCallback() {
    this.waiting = new Map();
    this.addEventListener("focusout", this);
    this.open();
  }

  disconnectedCallback() { this.source?.close(); }

  /** From the last event on that the page has: a browser remembers it only until it is refused. */
  open() {
    const stream = new URL(this.dataset.stream, location.href);
    if (this.last) stream.searchParams.set("after", this.last);
    this.source = new EventSource(stream);
    this.source.addEventListener("open", () => this.lost(false));
    this.source.addEventListener("part", (event) => {
      this.last = event.lastEventId || this.last;
      this.take(JSON.parse(event.data));
    });
    this.source.addEventListener("error", () => {
      this.lost(true);
      if (this.source.readyState === EventSource.CLOSED) setTimeout(() => this.again(), 2000);
    });
  }

  /** The stream was refused: the session is over, this screen is somebody else's by now, or the server
   *  stops. A page that is there is loaded anew, but not over and over; one that is shared, which says
   *  nobody's screen it is, never becomes another page. */
  async again() {
    if (!this.isConnected) return;
    const page = await fetch(location.href, { method: "HEAD" }).catch(() => undefined);
    const isOurs = this.dataset.screen || !page?.redirected;
    if (page?.ok && isOurs && performance.now() > 10_000) this.turn();
    else this.open();
  }

  lost(isLost) {
    const line = this.querySelector(".live-line");
    if (line) line.hidden = !isLost;
  }

  take({ part, html }) {
    const place = this.querySelector(`[data-part="${part}"]`);
    if (!place) return;
    if (place.contains(document.activeElement) && document.activeElement.matches(`${TYPED}, select`)) {
      this.waiting.set(place, html);
      return;
    }
    this.put(place, html);
    const key = place.querySelector("data")?.value;
    if (part === "screen" && key !== this.dataset.screen) this.turn();
  }

  /** A part as it is now; who stood on a button in it stands there again, and what was open stays. */
  put(place, html) {
    this.waiting.delete(place);
    const stood = place.contains(document.activeElement) ? document.activeElement.id : "";
    const opened = [...place.querySelectorAll("details")].map((one) => one.open), chosen = place.value;
    place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    place.querySelectorAll("details").forEach((one, at) => (one.open = opened[at] ?? false));
    if (chosen) place.value = [...place.options].some((one) => one.value === chosen) ? chosen : "";
    if (stood) document.getElementById(stood)?.focus({ preventScroll: true });
  }

  /** To the screen that is the reader's by now; words that weren't sent are left alone. */
  turn() {
    const isWritten = [...this.querySelectorAll(TYPED)].some((one) => one.value !== one.defaultValue);
    if (!isWritten && !this.querySelector("[data-underway]")) return location.reload();
    this.querySelector(".live-turn").hidden = false;
  }

  handleEvent() {
    setTimeout(() => this.waiting.forEach((html, place) => {
      if (!place.contains(document.activeElement)) this.put(place, html);
    }));
  }
}

customElements.define("live-session", LiveSession);
