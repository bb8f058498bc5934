const SOONEST = 1; // seconds between looks when the moment is here
const LATEST = 600; // and when it is far

/** Says `stale` when words about time have aged: the nearer the moment `until`, the more often. */
class TimeLeft extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.#wait();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #wait() {
    const left = Math.abs(Number(this.getAttribute("until")) - Date.now() / 1000);
    const seconds = Math.min(LATEST, Math.max(SOONEST, left / 120));
    this.#timer = setTimeout(() => this.#tick(), seconds * 1000);
  }

  #tick() {
    if (!document.hidden) this.dispatchEvent(new CustomEvent("stale", { bubbles: true }));
    this.#wait();
  }
}

customElements.define("time-left", TimeLeft);
