/**
 * `<aris-sheet>`: a modal panel. While it is in the document the page below does not scroll, focus stays inside and
 * Escape asks to close it (event `close`); afterwards focus is where it was.
 */
class Sheet extends HTMLElement {
  connectedCallback() {
    this.before = document.activeElement;
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-modal", "true");
    this.tabIndex = -1;
    this.addEventListener("keydown", this);
    document.body.classList.add("has-sheet");
    this.focus({ preventScroll: true });
  }

  disconnectedCallback() {
    this.removeEventListener("keydown", this);
    if (!document.querySelector("aris-sheet")) document.body.classList.remove("has-sheet");
    this.before?.focus?.({ preventScroll: true });
  }

  handleEvent(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.dispatchEvent(new Event("close"));
    }
    if (event.key === "Tab") this.#keepInside(event);
  }

  #keepInside(event) {
    const stops = [...this.querySelectorAll("button:not([disabled]), input, textarea, a[href]")];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }
}

customElements.define("aris-sheet", Sheet);
