// <live-sending>: what is sent from a live page goes by fetch, so that nobody leaves the page. A form
// that is sent is empty at once, for the next words; what couldn't be sent stands in it again.
//
// Without it the forms work by themselves.

const TYPED = 'input:not([type="hidden"], [type="radio"], [type="checkbox"]), textarea';

const isBlank = (form) =>
  [...form.querySelectorAll(`${TYPED}, select`)].every((one) =>
    one.matches("select") ? one.selectedIndex < 1 : !one.value.trim(),
  );

class LiveSending extends HTMLElement {
  connectedCallback() {
    this.underway = new Map();
    this.addEventListener("submit", this);
  }

  handleEvent(event) {
    const { target, submitter } = event;
    if (!target.matches("[data-live]")) return;
    event.preventDefault();
    if (target.dataset.live === "clear") this.sendAndClear(target, submitter);
    else this.send(target, submitter, new FormData(target, submitter));
  }

  /** A second click on what is on its way already sends nothing. */
  async sendAndClear(form, button) {
    const underway = this.underway.get(form) ?? 0;
    if (underway && isBlank(form)) return;
    this.count(form, underway + 1);
    const body = new FormData(form, button);
    form.querySelectorAll(TYPED).forEach((one) => (one.defaultValue = ""));
    form.reset();
    if (!(await this.send(form, button, body))) this.putBack(form, body);
    this.count(form, this.underway.get(form) - 1);
  }

  /** How much of a form is on its way; a page isn't loaded anew over it. */
  count(form, underway) {
    this.underway.set(form, underway);
    form.toggleAttribute("data-underway", underway > 0);
  }

  putBack(form, body) {
    for (const [name, value] of body) {
      const field = form.elements[name];
      const isTyped = field instanceof Element && field.matches(TYPED);
      field.value = isTyped ? [value, field.value].filter(Boolean).join(" ") : value;
    }
  }

  /** Whether it was done; why not is said on the page. */
  async send(form, button, body) {
    const said = this.querySelector(".live-wrong");
    const answer = await this.post(button?.getAttribute("formaction") ?? form.action, body);
    const isWord = answer?.headers.get("Content-Type")?.startsWith("text/plain");
    said.hidden = answer?.ok ?? false;
    said.textContent = answer?.ok ? "" : isWord ? await answer.text() : this.dataset.failed;
    return answer?.ok;
  }

  /** Send with this page's token; nothing comes back where the line is lost. */
  post(address, body = new FormData()) {
    const token = this.querySelector(".live-token [name]")?.value ?? "";
    const headers = { "X-Live": "1", "X-CSRFToken": token };
    return fetch(address, { method: "POST", body, headers, keepalive: true }).catch(() => undefined);
  }
}

customElements.define("live-sending", LiveSending);
