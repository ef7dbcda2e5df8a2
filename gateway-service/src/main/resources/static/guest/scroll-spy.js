const BELOW_FINDER_PX = 190;

/** Tells which category is being read. */
export function followScroll(look) {
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        const sections = [...document.querySelectorAll(".category")];
        const passed = sections.filter((section) => section.getBoundingClientRect().top < BELOW_FINDER_PX);
        const current = passed.at(-1) ?? sections[0];
        if (current) look(current.dataset.id);
      });
    },
    { passive: true },
  );
}

let shown = null;

/** To be called after drawing: moves the row of tabs when another one has become current. */
export function showCurrentTab() {
  const tab = document.querySelector(".tabs [aria-current='true']");
  if (!tab || tab === shown) return;
  shown = tab;
  const row = tab.parentElement;
  row.scrollTo({ left: tab.offsetLeft - (row.clientWidth - tab.clientWidth) / 2 });
}
