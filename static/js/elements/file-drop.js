const LARGEST = 4 * 1024 * 1024; // octets: what the server reads
const KEY_FILE = /\.(pem|crt|cer|der|key|pub|jwk|jwks)$/i;

/** Reads a file in the page and puts its text into the field named by `for`. */
class FileDrop extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    input.addEventListener("change", () => {
      if (input.files[0]) read(input.files[0], document.getElementById(this.getAttribute("for")));
      input.value = "";
    });
  }
}

async function read(file, field) {
  field.setCustomValidity("");
  if (file.size > LARGEST) {
    field.setCustomValidity(`“${file.name}” has ${file.size.toLocaleString("en")} octets; 4 MiB are read.`);
    field.reportValidity();
    return;
  }
  // DER begins with a SEQUENCE (0x30) and is no text: it is written as base64.
  const octets = new Uint8Array(await file.arrayBuffer());
  field.value = octets[0] === 0x30 && KEY_FILE.test(file.name) ? base64(octets) : new TextDecoder().decode(octets);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function base64(octets) {
  return btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(""));
}

/** Keys go to the key, whatever holds `keys` too; all else goes to the token. */
async function fieldFor(file) {
  if (KEY_FILE.test(file.name)) return "key";
  if (!/\.json$/i.test(file.name) || file.size > LARGEST) return "token";
  try {
    const json = JSON.parse(await file.text());
    return Array.isArray(json.keys) || json.kty ? "key" : "token";
  } catch {
    return "token";
  }
}

const holdsFile = (event) => event.dataTransfer?.types.includes("Files");

addEventListener("dragover", (event) => {
  if (!holdsFile(event)) return;
  event.preventDefault();
  document.body.classList.add("drop-here");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("drop-here");
});
addEventListener("drop", async (event) => {
  document.body.classList.remove("drop-here");
  const file = holdsFile(event) && event.dataTransfer.files[0];
  if (!file) return;
  event.preventDefault();
  read(file, document.getElementById(await fieldFor(file)));
});

customElements.define("file-drop", FileDrop);
