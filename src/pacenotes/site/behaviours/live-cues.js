// <live-cues>: a cue that nobody answers folds away by itself and is counted; one that stood before the
// driver is said to be seen. It makes no sound and moves no focus.
//
// Without it the cues stand as they were when the page was loaded.

class LiveCues extends HTMLElement {
  connectedCallback() {
    this.standing = [...this.querySelectorAll(":scope > .cues > li")];
    this.timers = this.standing.map((cue) =>
      setTimeout(() => this.fold(cue), Number(cue.dataset.left) * 1000),
    );
    document.addEventListener("visibilitychange", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    this.timers.forEach(clearTimeout);
    document.removeEventListener("visibilitychange", this);
  }

  fold(cue) {
    if (cue.contains(document.activeElement)) return;
    const folded = this.querySelector(".cues-folded");
    folded.querySelector(".cues").prepend(cue);
    folded.hidden = false;
    folded.querySelector(".cues-count").textContent = folded.querySelectorAll("li").length;
  }

  handleEvent() {
    if (document.visibilityState !== "visible") return;
    for (const cue of this.standing.filter((one) => one.dataset.unseen)) {
      const body = new FormData();
      body.set("answer", "seen");
      this.closest("live-sending")?.post(cue.dataset.unseen, body);
      delete cue.dataset.unseen;
    }
  }
}

customElements.define("live-cues", LiveCues);
