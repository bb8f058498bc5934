/** Copies the value, or the text, of the element named by `for`. */
class CopyButton extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const button = this.querySelector("button");
    const source = document.getElementById(this.getAttribute("for"));
    const word = button.dataset.word ?? button.textContent;
    button.dataset.word = word;
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      button.textContent = "Copied";
    } catch {
      source.select?.();
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = word), 1200);
  }
}

customElements.define("copy-button", CopyButton);
