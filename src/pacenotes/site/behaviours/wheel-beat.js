// <wheel-beat>: says every few seconds that the driver's page is there.
//
// The driver shows the product in another window, and a browser lets the timers of a hidden page run
// once a minute. Those of a worker go on, so the beat comes from one.

class WheelBeat extends HTMLElement {
  connectedCallback() {
    const { address, every, clock } = this.dataset;
    this.clock = new Worker(clock);
    this.clock.addEventListener("message", () => this.closest("live-sending")?.post(address));
    this.clock.postMessage(Number(every) * 1000);
  }

  disconnectedCallback() {
    this.clock.terminate();
  }
}

customElements.define("wheel-beat", WheelBeat);
