/** A button that fills fields: its value is a JSON object of them. Without this, the form is sent. */
class FillFields extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      event.preventDefault();
      this.#fill(button.form, JSON.parse(button.value));
    });
  }

  #fill(form, fields) {
    for (const [name, value] of Object.entries(fields)) this.#put(form.elements[name], value);
    const last = form.elements[Object.keys(fields).at(-1)];
    last.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Into a text as if typed by hand, so that Undo brings back what stood there. */
  #put(field, value) {
    if (field instanceof HTMLTextAreaElement) {
      field.focus({ preventScroll: true });
      field.select();
      if (document.execCommand("insertText", false, value)) return;
    }
    field.value = value;
  }
}

customElements.define("fill-fields", FillFields);
