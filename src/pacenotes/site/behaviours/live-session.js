// <live-session>: a live page. Parts that changed come on a stream and are put in their place, one in
// which somebody writes once they are done; what is sent goes by fetch, so that nobody leaves the page.
// Without it the page shows how things stood when it was loaded, and its forms work by themselves.

const TYPED = 'input:not([type="hidden"], [type="radio"], [type="checkbox"]), textarea';

class LiveSession extends HTMLElement {
  connectedCallback() {
    this.waiting = new Map();
    this.addEventListener("submit", this);
    this.addEventListener("focusout", this);
    this.open();
  }

  disconnectedCallback() { this.source?.close(); }

  open() {
    this.source = new EventSource(this.dataset.stream);
    this.source.addEventListener("open", () => this.lost(false));
    this.source.addEventListener("part", (event) => this.take(JSON.parse(event.data)));
    this.source.addEventListener("error", () => {
      this.lost(true);
      if (this.source.readyState === EventSource.CLOSED) setTimeout(() => this.again(), 2000);
    });
  }

  /** The stream was refused: the session is over, this screen is somebody else's by now, or the server
   *  stops. A page that is there is loaded anew, but not over and over. */
  async again() {
    if (!this.isConnected) return;
    const page = await fetch(location.href, { method: "HEAD" }).catch(() => undefined);
    if (page?.ok && performance.now() > 10_000) this.turn();
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
    const written = [...this.querySelectorAll(TYPED)].some((one) => one.value !== one.defaultValue);
    if (!written) return location.reload();
    this.querySelector(".live-turn").hidden = false;
  }

  handleEvent(event) {
    if (event.type === "submit" && event.target.matches("[data-live]")) {
      event.preventDefault();
      this.send(event.target, event.submitter);
    }
    if (event.type === "focusout") setTimeout(() => this.waiting.forEach((html, place) => {
      if (!place.contains(document.activeElement)) this.put(place, html);
    }));
  }

  async send(form, button) {
    const said = this.querySelector(".live-wrong");
    const address = button?.getAttribute("formaction") ?? form.action;
    const answer = await this.post(address, new FormData(form, button));
    const isWord = answer?.headers.get("Content-Type")?.startsWith("text/plain");
    said.hidden = answer?.ok ?? false;
    said.textContent = answer?.ok ? "" : isWord ? await answer.text() : this.dataset.failed;
    if (answer?.ok && form.dataset.live === "clear") {
      form.querySelectorAll(TYPED).forEach((one) => (one.value = one.defaultValue = ""));
    }
  }

  /** Send with this page's token; nothing comes back where the line is lost. */
  post(address, body = new FormData()) {
    const headers = { "X-Live": "1", "X-CSRFToken": this.querySelector(".live-token [name]")?.value ?? "" };
    return fetch(address, { method: "POST", body, headers }).catch(() => undefined);
  }
}

customElements.define("live-session", LiveSession);
