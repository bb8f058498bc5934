import { forget } from "../fragment.js";

const SEGMENTS = {
  2: ["header", "payload"],
  3: ["header", "payload", "signature"],
  5: ["header", "encrypted_key", "iv", "ciphertext", "tag"],
};
const TOKEN = /[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){1,4}/g;

/** Colours the segments behind a plain textarea while somebody types; the server's answer corrects it. */
class TokenInput extends HTMLElement {
  #area;

  connectedCallback() {
    this.#area = this.querySelector("textarea");
    this.#area.addEventListener("input", () => this.#colour());
    this.parentElement.querySelector("[data-clear]")?.addEventListener("click", () => this.#clear());
    document.addEventListener("paste", (event) => this.#pasted(event));
    if (this.#area.value !== this.querySelector("pre").textContent.replace(/\n$/, "")) this.#colour();
  }

  #colour() {
    const text = this.#area.value;
    const ink = document.createDocumentFragment();
    const token = bestToken(text);
    if (token) {
      ink.append(piece(text.slice(0, token.start), "around"));
      const segments = token.text.split(".");
      const names = SEGMENTS[segments.length] ?? [];
      segments.forEach((segment, position) => {
        if (position) ink.append(piece(".", "dot"));
        ink.append(piece(segment, null, names[position] ?? "segment"));
      });
      ink.append(piece(text.slice(token.start + token.text.length), "around"));
    } else {
      ink.append(piece(text, "around"));
    }
    this.querySelector("pre").replaceChildren(ink, text ? "\n" : "");
    forget("ink");
  }

  /** As if selected and deleted by hand, so that Undo brings it back. */
  #clear() {
    this.#area.focus();
    this.#area.select();
    document.execCommand("delete");
  }

  /** A paste outside of any field is meant for the token. */
  #pasted(event) {
    if (event.target.closest?.("input, textarea, select")) return;
    const text = event.clipboardData?.getData("text/plain");
    if (!text) return;
    event.preventDefault();
    this.#area.focus();
    this.#area.select();
    document.execCommand("insertText", false, text);
  }
}

/** The first run of dotted base64url that begins as a header does, or the first one at all. */
function bestToken(text) {
  let first = null;
  for (const match of text.matchAll(TOKEN)) {
    const found = { text: match[0], start: match.index };
    if (found.text.startsWith("ey")) return found;
    first ??= found.text.split(".").length in SEGMENTS ? found : null;
  }
  return first;
}

function piece(text, className, segment) {
  const span = document.createElement("span");
  span.textContent = text;
  if (className) span.className = className;
  if (segment) span.dataset.segment = segment;
  return span;
}

customElements.define("token-input", TokenInput);
