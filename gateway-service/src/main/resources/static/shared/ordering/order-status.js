/** The way of an item and of its order, which follows its least advanced item. */
export const STEPS = ["placed", "accepted", "preparing", "ready", "served"];

export function stepOf(status) {
  return STEPS.indexOf(status);
}

export function isOpen({ status }) {
  return status !== "served" && status !== "cancelled";
}

/** @returns {string | null} the one legal next state */
export function nextStatus(status) {
  const step = stepOf(status);
  return step < 0 ? null : (STEPS[step + 1] ?? null);
}

/** What to tell of an order: it is with the kitchen only once a screen of the kitchen has confirmed it. */
export function progressOf({ status, kitchen }) {
  return status === "placed" && kitchen?.state === "received" ? "received" : status;
}

export function liveItems(order) {
  return order.items.filter(({ status }) => status !== "voided");
}

/** Sent to the kitchen and not made yet. */
export function inWork({ status }) {
  return status === "placed" || status === "accepted" || status === "preparing";
}

export function itemsIn(order, status) {
  return order.items.filter((item) => item.status === status);
}

export function newestFirst(left, right) {
  return Date.parse(right.placedAt) - Date.parse(left.placedAt) || right.number - left.number;
}

export function oldestFirst(left, right) {
  return newestFirst(right, left);
}

/** A note that speaks of an allergy has to be told apart from a wish. */
export function tellsAllergy(note) {
  return /all?[eé]rg|cel[ií]ac|anafila|intoleran/i.test(note ?? "");
}
