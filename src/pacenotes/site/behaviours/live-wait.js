// <live-wait>: asks every few seconds whether the demo is live by now, and then loads the page anew.
//
// Without it the page has to be loaded anew by hand.

const EVERY = 3000;

class LiveWait extends HTMLElement {
  connectedCallback() {
    this.asking = setInterval(() => this.ask(), EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.asking);
  }

  async ask() {
    const answer = await fetch(this.dataset.address).catch(() => undefined);
    if (answer?.status === 200 && !answer.redirected) location.reload();
  }
}

customElements.define("live-wait", LiveWait);
