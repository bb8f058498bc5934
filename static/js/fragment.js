/** From the server's HTML to the page: parts that changed are put in place, fields are never touched. */

const policy = globalThis.trustedTypes?.createPolicy("fragment", { createHTML: (html) => html });

/** Milliseconds after which a server that says nothing counts as gone. */
const PATIENCE = 10_000;

/** The HTML of each part as the server last wrote it, before any element of ours changed it. */
const served = new Map();
for (const part of document.querySelectorAll("[data-part]")) served.set(part.dataset.part, part.outerHTML);

/** Posts the form, as that button sends it, to `data-fragment` and resolves to the server's HTML; rejects where
    it has none. */
export async function ask(form, signal, button = null) {
  const response = await fetch(form.dataset.fragment, {
    method: "POST",
    headers: { "X-Fragment": "report" },
    // LF stays LF: a secret must arrive as it was typed.
    body: new URLSearchParams(new FormData(form, button)),
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  });
  const html = await response.text();
  if (!response.ok) throw new Refused(response.status, html);
  return html;
}

/** An answer that is no report: the server is there, and says no. */
export class Refused extends Error {
  constructor(status, html) {
    super(parsed(html).querySelector("h1")?.textContent ?? `The debugger answered with status ${status}.`);
    this.name = "Refused";
  }
}

/** Puts the parts of `html` that differ from the last answer in place; true where any did. */
export function place(html) {
  const content = parsed(html);
  const focused = document.activeElement?.id;
  const changes = [];
  for (const part of content.querySelectorAll("[data-part]")) {
    const name = part.dataset.part;
    const written = part.outerHTML;
    const old = document.querySelector(`[data-part="${name}"]`);
    // What a script wrote meanwhile may be just what the server says: then nothing has to be drawn.
    const same = (served.get(name) ?? old.outerHTML) === written;
    served.set(name, written);
    if (!same) changes.push([old, part]);
  }
  // All is read before anything is written: a read in between would make the browser lay out anew.
  const scrolled = changes.map(([old]) => scrolledIn(old));
  changes.forEach(([old, part], position) => replace(old, part, scrolled[position]));
  for (const field of document.querySelectorAll(".expect-field input")) {
    const faulty = document.querySelector(`[data-part="said-${field.name}"] .field-error`);
    field.ariaInvalid = faulty ? "true" : null;
  }
  document.getElementById("sheet").dataset.state = content.getElementById("sheet").dataset.state;
  if (focused && document.activeElement?.id !== focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
  return changes.length > 0;
}

/** Forgets what the server wrote into a part, because a script has written something else there. */
export function forget(name) {
  served.delete(name);
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}

/** The boxes of a part that somebody has scrolled: name, top, left. */
function scrolledIn(part) {
  return [...part.querySelectorAll("[tabindex='0'][aria-label]")]
    .filter((box) => box.scrollTop || box.scrollLeft)
    .map((box) => [box.getAttribute("aria-label"), box.scrollTop, box.scrollLeft]);
}

/** What somebody has opened, chosen or scrolled in a part stays so in the new one. */
function replace(old, part, scrolled) {
  for (const details of old.querySelectorAll("details[id]")) {
    const same = part.querySelector(`#${CSS.escape(details.id)}`);
    if (same) same.open = details.open;
  }
  for (const views of old.querySelectorAll("view-tabs[data-chosen]")) {
    const same = part.querySelector(`#${CSS.escape(views.id)}`);
    if (same) same.dataset.chosen = views.dataset.chosen;
  }
  old.replaceWith(part);
  for (const [label, top, left] of scrolled) {
    part.querySelector(`[aria-label="${CSS.escape(label)}"]`)?.scrollTo(left, top);
  }
}
