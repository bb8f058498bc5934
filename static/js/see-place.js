/* One place, many forms: pointing at, focusing or pressing one lights up all. `data-at` names the place,
   `data-span` is its characters in the token field ("120-133"). */

const LAST_STEP = /(\.[^.[\]]*|\[\d+\]|\["(?:[^"\\]|\\.)*"\])$/; // of `payload.a[0]["b c"]`

const marks = () => document.querySelectorAll("[data-at]");
const ink = () => document.querySelector(".ink");
let kept = null; // the place that was pressed, until Esc

function light(element) {
  dark();
  if (!element) return;
  const at = element.dataset.at;
  let span = element.dataset.span;
  for (const mark of at ? nearest(at) : []) {
    mark.classList.add("lit");
    span ||= mark.dataset.span;
  }
  element.classList.add("lit");
  if (span) highlight(...span.split("-").map(Number));
}

function dark() {
  for (const mark of document.querySelectorAll(".lit")) mark.classList.remove("lit");
  globalThis.CSS?.highlights?.delete("lit");
}

/** Everything at that place; where there is nothing but the finding, what is around it. */
function nearest(at) {
  const all = [...marks()];
  for (let place = at, last = null; place !== last; place = last.replace(LAST_STEP, "")) {
    last = place;
    const same = all.filter((mark) => mark.dataset.at === place);
    if (same.some((mark) => !mark.matches(".finding"))) return same;
  }
  return all.filter((mark) => mark.dataset.at === at);
}

function highlight(start, end) {
  const range = rangeOf(start, end);
  if (range && globalThis.CSS?.highlights) CSS.highlights.set("lit", new Highlight(range));
}

function rangeOf(start, end) {
  const range = new Range();
  let found = 0;
  for (const [node, from, to] of texts()) {
    if (start >= from && start < to) (range.setStart(node, start - from), found++);
    if (end > from && end <= to) (range.setEnd(node, end - from), found++);
  }
  return found === 2 ? range : null;
}

function texts() {
  const walker = document.createTreeWalker(ink(), NodeFilter.SHOW_TEXT);
  const all = [];
  for (let node = walker.nextNode(), from = 0; node; node = walker.nextNode()) {
    all.push([node, from, from + node.length]);
    from += node.length;
  }
  return all;
}

/** The smallest marked place that the pointed-at character of the token belongs to. */
function markUnder(event) {
  const area = event.target;
  area.classList.add("see-through");
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  area.classList.remove("see-through");
  const hit = caret && texts().find(([node]) => node === caret.offsetNode);
  if (!hit) return null;
  const offset = hit[1] + caret.offset;
  const spans = [...document.querySelectorAll(".row[data-span], .part[data-span]")].map((mark) => [mark, ...mark.dataset.span.split("-").map(Number)]);
  return spans.find(([, start, end]) => offset >= start && offset < end)?.[0] ?? null;
}

/** Brings the characters of a place into the field's sight. */
function reveal(element) {
  const [start, end] = (element.dataset.span || "").split("-").map(Number);
  const range = end ? rangeOf(start, end) : null;
  const paper = ink().closest(".paper");
  if (!range) return;
  const line = range.getBoundingClientRect();
  const box = paper.getBoundingClientRect();
  if (line.top < box.top || line.bottom > box.bottom) paper.scrollTop += line.top - box.top - box.height / 3;
  paper.scrollIntoView({ block: "nearest" });
}

// Some findings are about characters that belong to no member.
const spot = (target) => target.closest?.("[data-at], .finding[data-span]");

document.addEventListener("pointerover", (event) => {
  const mark = spot(event.target);
  if (mark) light(mark);
});
document.addEventListener("pointerout", (event) => {
  if (spot(event.target) || event.target.id === "token") light(kept);
});
document.addEventListener("focusin", (event) => {
  const mark = spot(event.target);
  if (mark) light(mark);
});
document.addEventListener("focusout", (event) => {
  if (spot(event.target)) light(kept);
});
document.addEventListener("pointermove", (event) => {
  if (event.target.id === "token" && !event.buttons) light(markUnder(event) ?? kept);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") keep(null);
});
document.addEventListener("click", (event) => {
  const name = event.target.closest(".row dt button");
  if (name) keep(name.ariaPressed === "true" ? null : name);
  const link = event.target.closest("a.place");
  const finding = link && spot(link);
  if (finding?.dataset.span) {
    event.preventDefault();
    light(finding);
    reveal(finding);
  }
});
document.addEventListener("answered", () => {
  kept = kept && [...marks()].find((mark) => mark.matches(".row") && mark.dataset.at === kept.dataset.at);
  if (kept) kept.querySelector("button").ariaPressed = "true";
  light(kept ?? spot(document.activeElement));
});

function keep(name) {
  for (const button of document.querySelectorAll(".row dt [aria-pressed=true]")) button.ariaPressed = "false";
  kept = name && spot(name);
  if (name) name.ariaPressed = "true";
  light(kept);
}
