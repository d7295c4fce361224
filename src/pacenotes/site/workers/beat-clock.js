// The worker of <wheel-beat>: a message every so many milliseconds, the first at once.

self.addEventListener("message", ({ data }) => {
  self.postMessage("beat");
  setInterval(() => self.postMessage("beat"), data);
});
