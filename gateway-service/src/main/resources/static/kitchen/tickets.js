import { inWork, isOpen, liveItems, oldestFirst, stepOf } from "../shared/ordering/order-status.js";

/** Until an order's slowest dish should be done it is calm; half as long again and it is very late. */
const LATE_AT_LEAST_MINUTES = 8;
const VERY_LATE_FACTOR = 1.5;

/**
 * What one station sees of an order. A ticket stays until the last of its items is ready.
 *
 * @param {string | null} station null: every station
 * @returns oldest first
 */
export function ticketsOf(orders, station = null) {
  return [...orders]
    .filter(isOpen)
    .map((order) => ({ order, items: itemsAt(order, station) }))
    .filter(({ items }) => items.some(inWork))
    .sort((left, right) => oldestFirst(left.order, right.order));
}

/** Done in the kitchen and still to be carried out, the longest waiting first. */
export function waitingForService(orders, station = null) {
  return [...orders]
    .filter(isOpen)
    .map((order) => ({ order, items: itemsAt(order, station).filter(({ status }) => status === "ready") }))
    .filter(({ order, items }) => items.length > 0 && !itemsAt(order, station).some(inWork))
    .sort((left, right) => Date.parse(left.items[0].statusSince) - Date.parse(right.items[0].statusSince));
}

export function stationsOf(orders) {
  const stations = [...orders].filter(isOpen).flatMap((order) => liveItems(order).map(({ station }) => station));
  return [...new Set(stations)].sort();
}

/** @returns {"calm" | "late" | "very-late"} */
export function toneOf({ order, items }, at) {
  const minutes = (at - Date.parse(order.placedAt)) / 60_000;
  const late = Math.max(LATE_AT_LEAST_MINUTES, ...items.map(({ prepMinutes }) => prepMinutes));
  if (minutes >= late * VERY_LATE_FACTOR) return "very-late";
  return minutes >= late ? "late" : "calm";
}

/** How many of each dish are still to be made, most first. */
export function allDay(tickets) {
  const counts = new Map();
  for (const { items } of tickets) {
    for (const { name, variantName, quantity } of items.filter(inWork)) {
      const dish = variantName ? `${name} · ${variantName}` : name;
      counts.set(dish, (counts.get(dish) ?? 0) + quantity);
    }
  }
  return [...counts]
    .map(([dish, quantity]) => ({ dish, quantity }))
    .sort((left, right) => right.quantity - left.quantity || left.dish.localeCompare(right.dish));
}

/** One bump brings a ticket to `preparing` if anything of it has not been begun, else to `ready`. */
export function bumpTarget(items) {
  return items.some(({ status }) => stepOf(status) >= 0 && stepOf(status) < stepOf("preparing")) ? "preparing" : "ready";
}

function itemsAt(order, station) {
  return liveItems(order).filter((item) => station === null || item.station === station);
}
