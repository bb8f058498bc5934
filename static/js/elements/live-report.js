import { Refused, ask, place } from "../fragment.js";

const TYPING = 30; // milliseconds between key strokes' questions; none after a rest
const REST = 600; // milliseconds of rest before the verdict is read out
const READ = 5000; // milliseconds after which what was read out stands no more beside the verdict
const RETRY = 1000; // milliseconds between tries while the server is gone
const FURTHER = 1500; // milliseconds of rest before a search that was cut short is asked for again

/** Asks again while somebody types. One question at a time; the newest wins. */
class LiveReport extends HTMLElement {
  #form;
  #question = null;
  #timer = 0;
  #retry = 0;
  #announce = 0;
  #further = 0;
  #asked = "";
  #read = "";
  #typed = -REST;
  #calm = true;
  #answered = Date.now();

  connectedCallback() {
    this.#form = this.querySelector("form");
    this.#form.addEventListener("input", (event) => this.#changed(event));
    this.#form.addEventListener("submit", (event) => this.#submitted(event));
    this.querySelector("[data-retry]").addEventListener("click", () => this.#ask());
    this.addEventListener("stale", () => this.#stale());
    addEventListener("pageshow", (event) => this.#returned(event));
  }

  #changed(event) {
    if (event.target.type === "file") return;
    if (event.target.id === "token") this.#form.elements.shown.value = "0";
    const pause = performance.now() - this.#typed;
    const rested = pause > TYPING;
    this.#calm = pause > REST;
    this.#typed += pause;
    this.#question?.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#further);
    if (rested) this.#ask();
    else this.#timer = setTimeout(() => this.#ask(), TYPING);
    this.#rest();
  }

  #submitted(event) {
    event.preventDefault();
    this.#ask(event.submitter);
    this.#rest();
  }

  /** The words about time have aged: ask again, unless somebody is just typing. */
  #stale() {
    if (!this.#question && !this.#form.elements.now.value) this.#ask();
  }

  /** Nothing comes back by the Back button. */
  #returned(event) {
    if (!event.persisted) return;
    for (const field of this.#form.querySelectorAll("textarea, input")) field.value = "";
    for (const name of ["key_format", "profile"]) this.#form.elements[name].value = "auto";
    this.#ask();
  }

  async #ask(button) {
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#question?.abort();
    const question = new AbortController();
    this.#question = question;
    try {
      const html = await ask(this.#form, question.signal, button);
      if (question !== this.#question) return;
      this.#question = null;
      this.#answer(html);
    } catch (error) {
      if (error.name === "AbortError" || question !== this.#question) return;
      this.#question = null;
      this.#fail(error);
    }
  }

  #answer(html) {
    const before = this.#verdict();
    this.querySelector("[data-banner]").hidden = true;
    this.#answered = Date.now();
    place(html);
    if (this.#verdict() !== before) {
      // The seal is stamped when a token is pasted, and stays still while somebody types.
      if (this.#calm) this.querySelector(".verdict")?.setAttribute("data-changed", "");
      this.#rest();
    }
    this.dispatchEvent(new CustomEvent("answered", { bubbles: true }));
    this.#searchOn();
  }

  /** While somebody types, only the likeliest secrets are tried: once at rest, all of them, once. */
  #searchOn() {
    const token = this.#form.elements.token.value;
    if (!this.querySelector("[data-search=stopped]") || token === this.#asked) return;
    clearTimeout(this.#further);
    this.#further = setTimeout(() => {
      this.#asked = token;
      this.#ask();
    }, FURTHER);
  }

  #fail(error) {
    const banner = this.querySelector("[data-banner]");
    const since = new Date(this.#answered).toTimeString().slice(0, 8);
    const refused = error instanceof Refused;
    const [what, then] = refused
      ? [error.message, `What you typed is kept. The report is the one of ${since}.`]
      : [
          `The debugger on ${location.host} does not answer.`,
          `What you typed is kept. The report is the one of ${since}, before your last change. Trying again by itself.`,
        ];
    this.#say(banner.querySelector("strong"), what);
    this.#say(banner.querySelector("span"), then);
    banner.hidden = false;
    if (!refused) this.#retry = setTimeout(() => this.#ask(), RETRY);
  }

  /** An unchanged text is left alone, so that it is not read out again. */
  #say(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  #verdict() {
    const status = this.querySelector("[role=status]");
    return `${status.dataset.verdict} ${status.dataset.accepted}`;
  }

  /** Reads the sentence out once, when typing has rested. */
  #rest() {
    clearTimeout(this.#announce);
    this.#announce = setTimeout(() => {
      const words = this.querySelector("[role=status]").textContent.trim().replace(/\s+/g, " ");
      const announcer = this.querySelector("[data-announcer]");
      if (words === this.#read) return;
      this.#read = announcer.textContent = words;
      this.#announce = setTimeout(() => (announcer.textContent = ""), READ);
    }, REST);
  }
}

customElements.define("live-report", LiveReport);
