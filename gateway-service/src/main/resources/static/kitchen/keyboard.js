/** A keyboard or bump bar: numbers pick a ticket, Enter bumps it (the oldest, if none is picked), R recalls. */
export function listenToKeys(store, actions) {
  addEventListener("keydown", (event) => {
    if (store.get().phase !== "open" || event.ctrlKey || event.altKey || event.metaKey) return;
    const action = actionOf(event, actions);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function actionOf({ key, repeat }, actions) {
  if (/^[1-9]$/.test(key)) return () => actions.pick(Number(key));
  switch (key) {
    case "Enter":
      return repeat ? () => {} : () => actions.bumpPicked();
    case "r":
    case "R":
      return repeat ? () => {} : () => actions.recallLast();
    case "ArrowRight":
    case "ArrowDown":
      return () => actions.step(1);
    case "ArrowLeft":
    case "ArrowUp":
      return () => actions.step(-1);
    case "Escape":
      return () => actions.unpick();
    default:
      return null;
  }
}
