/** Shows only the entries that have all words of its search in them; without it, the form is sent. */
class FilterList extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    form.addEventListener("input", () => this.#filter(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.#filter(form);
  }

  #filter(form) {
    const words = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const severity = form.elements.severity.value;
    let shown = 0;
    for (const chapter of this.querySelectorAll(".chapter")) {
      const before = shown;
      for (const entry of chapter.querySelectorAll("li")) {
        const text = entry.textContent.toLowerCase();
        const fits = (!severity || entry.dataset.severity === severity) && words.every((word) => text.includes(word));
        entry.hidden = !fits;
        shown += fits;
      }
      chapter.hidden = shown === before;
      this.querySelector(`.areas a[href="#${chapter.id}"]`).parentElement.hidden = chapter.hidden;
    }
    const all = this.querySelectorAll(".chapter li").length;
    this.querySelector("[data-count]").textContent = shown === all ? `${all} in all` : `${shown} of ${all}`;
    this.querySelector("[data-nothing]").hidden = shown > 0;
  }
}

customElements.define("filter-list", FilterList);
