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
    for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
    const last = form.elements[Object.keys(fields).at(-1)];
    last.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("fill-fields", FillFields);
