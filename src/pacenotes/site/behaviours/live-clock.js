// <live-clock>: counts the seconds since the start and since the step, by the server's clock.
//
// Without it the times stand as they were when the page was loaded.

const seconds = (from, to) => Math.max(0, Math.floor((to - from) / 1000));
const written = (whole) => `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;

class LiveClock extends HTMLElement {
  connectedCallback() {
    this.ahead = Date.now() - Date.parse(this.dataset.now);
    this.ticking = setInterval(() => this.tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  tick() {
    const now = Date.now() - this.ahead;
    const elapsed = seconds(Date.parse(this.dataset.began), now);
    this.querySelector(".live-elapsed").textContent = written(elapsed);
    const inStep = this.querySelector(".live-in-step");
    if (inStep) inStep.textContent = written(seconds(Date.parse(this.dataset.stepBegan), now));
    const pace = this.querySelector(".live-pace");
    if (!pace) return;
    const over = Math.trunc(elapsed / 60 - Number(this.dataset.ends));
    const inHand = Math.trunc(Number(this.dataset.begins) - elapsed / 60);
    pace.classList.toggle("is-over", over > 0);
    const { over: tooLong, inHand: tooShort, even } = this.dataset;
    pace.textContent =
      over > 0 ? tooLong.replace("#", over) : inHand > 0 ? tooShort.replace("#", inHand) : even;
  }
}

customElements.define("live-clock", LiveClock);
