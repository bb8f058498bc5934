import { forget } from "../fragment.js";

const SEGMENTS = {
  2: ["header", "payload"],
  3: ["header", "payload", "signature"],
  5: ["header", "encrypted_key", "iv", "ciphertext", "tag"],
};
// Looked for at the beginning of a run only: a long text without a dot is read once.
const TOKEN = /(?<![\w-])[\w-]{4,}(?:\.[\w-]*){1,4}/g;
// Behind an SD-JWT’s first part: disclosures, and the key binding, which has dots.
const DISCLOSED = /(?:~[\w.-]*)*/y;

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
    const ink = this.querySelector("pre");
    const pieces = piecesOf(text);
    const spans = [...ink.children];
    if (spans.length === pieces.length && spans.every((span, position) => isKind(span, pieces[position]))) {
      // As on most key strokes: what did not change is not laid out again.
      spans.forEach((span, position) => {
        if (span.textContent !== pieces[position].text) span.textContent = pieces[position].text;
      });
    } else {
      ink.replaceChildren(...pieces.map(spanOf), text ? "\n" : "");
    }
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

/** The text cut into what is coloured alike, in the server's order and with its names. */
function piecesOf(text) {
  const token = bestToken(text);
  const end = token ? token.start + token.text.length : 0;
  const disclosed = segmentsBehind(text, end, token);
  const segments = token ? token.text.split(".") : [];
  const names = SEGMENTS[segments.length] ?? [];
  const inside = segments.flatMap((segment, position) => [
    { text: ".", className: "dot" },
    { text: segment, segment: names[position] ?? "segment" },
  ]);
  const all = [
    { text: text.slice(0, token?.start ?? 0), className: "around" },
    ...inside.slice(1),
    ...disclosed,
    { text: text.slice(end + lengthOf(disclosed)), className: "around" },
  ];
  return all.filter((piece) => piece.text);
}

function segmentsBehind(text, end, token) {
  DISCLOSED.lastIndex = end;
  const run = token ? DISCLOSED.exec(text)[0] : "";
  return run.split("~").slice(1).flatMap((part) => [
    { text: "~", className: "dot" },
    { text: part, segment: part.includes(".") ? "key_binding" : "disclosure" },
  ]);
}

function lengthOf(pieces) {
  return pieces.reduce((length, piece) => length + piece.text.length, 0);
}

function isKind(span, piece) {
  return span.className === (piece.className ?? "") && span.dataset.segment === piece.segment;
}

function spanOf(piece) {
  const span = document.createElement("span");
  span.textContent = piece.text;
  if (piece.className) span.className = piece.className;
  if (piece.segment) span.dataset.segment = piece.segment;
  return span;
}

customElements.define("token-input", TokenInput);
