/** A sample brings a token; where other fields are filled, they are sent along and stay as they are. */
class SampleLinks extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      const form = this.closest("form");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !filled(form)) return;
      event.preventDefault();
      form.action = link.href;
      form.submit();
    });
  }
}

function filled(form) {
  return [...form.querySelectorAll("#key, .expect-field input")].some((field) => field.value.trim());
}

customElements.define("sample-links", SampleLinks);
