/* `#token=…` fills the token field. The fragment is never sent to a server; it is cleared once read. */

const NAMES = ["token", "id_token", "access_token", "value"];

function read() {
  // jwt.io wrote `#debugger-io?token=…`.
  const fragment = location.hash.slice(1).replace(/^[\w-]*\?/, "");
  const members = new URLSearchParams(fragment);
  const given = NAMES.filter((name) => members.get(name));
  if (!given.length) return;
  history.replaceState(null, "", location.pathname + location.search);
  const area = document.getElementById("token");
  if (!area) return;
  // Several at once: all of them are shown, so that each can be looked at.
  area.value = given.length === 1 ? members.get(given[0]) : given.map((name) => `${name}=${members.get(name)}`).join("\n");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

addEventListener("hashchange", read);
read();
