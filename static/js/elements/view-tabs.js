/** Shows one view of several; without it all stand one below the other. Arrow keys move, one tab stop. */
class ViewTabs extends HTMLElement {
  connectedCallback() {
    const tabs = this.#tabs();
    if (!tabs.length) return;
    this.addEventListener("click", (event) => {
      const tab = event.target.closest("[role=tab]");
      if (tab) this.#choose(tab);
    });
    this.addEventListener("keydown", (event) => this.#move(event));
    this.#choose(tabs.find((tab) => tab.id === this.dataset.chosen) ?? tabs[0]);
  }

  #tabs() {
    return [...this.querySelectorAll("[role=tab]")];
  }

  #choose(chosen) {
    this.dataset.chosen = chosen.id;
    for (const tab of this.#tabs()) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
    }
  }

  #move(event) {
    if (!event.target.matches("[role=tab]")) return;
    const tabs = this.#tabs();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const position = tabs.indexOf(event.target);
    const next = { Home: 0, End: tabs.length - 1 }[event.key] ?? (step && position + step);
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs.at(next % tabs.length);
    this.#choose(tab);
    tab.focus();
  }
}

customElements.define("view-tabs", ViewTabs);
