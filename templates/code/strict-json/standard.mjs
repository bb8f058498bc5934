// JSON as the specifications of tokens want it: UTF-8, each member once.

/** The value; throws for JSON that two readers may understand differently. */
export function read(octets) {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  const value = JSON.parse(text); // from here on the text is known to be JSON
  refuseDuplicates(text);
  return value;
}

/** JSON.parse keeps the last of two members of one name, without a word. */
function refuseDuplicates(text) {
  const open = []; // the names of each object around, null for an array
  for (const [token, , colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (colon) {
      const name = JSON.parse(token.slice(0, -colon.length)); // so that escapes do not hide it
      if (open.at(-1).has(name)) throw new SyntaxError(`the member "${name}" stands there twice`);
      open.at(-1).add(name);
    }
  }
}
