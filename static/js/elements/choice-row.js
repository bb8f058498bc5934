/** Shows the options of its select as a row of words; the select keeps name, focus and keyboard. */
class ChoiceRow extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    const row = document.createElement("div");
    row.className = "choices";
    row.ariaHidden = "true";
    for (const option of select.options) {
      const word = document.createElement("span");
      word.textContent = option.text;
      word.dataset.value = option.value;
      row.append(word);
    }
    row.addEventListener("click", (event) => this.#choose(select, event.target.dataset.value));
    this.prepend(row);
    select.addEventListener("input", () => this.#show(select));
    this.#show(select);
  }

  #choose(select, value) {
    if (value === undefined) return;
    select.value = value;
    select.focus({ focusVisible: false });
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #show(select) {
    for (const word of this.querySelectorAll("[data-value]")) {
      word.toggleAttribute("data-chosen", word.dataset.value === select.value);
    }
  }
}

customElements.define("choice-row", ChoiceRow);
