import { STEPS, inWork, liveItems, stepOf } from "../shared/ordering/order-status.js";
import { bumpTarget } from "./tickets.js";

/**
 * The commands that bring these items to their target, each one legal step, each naming the state it expects. Where the
 * whole order moves as one, the order is moved; otherwise each item.
 *
 * @returns {{path: string, body: {status: string, from: string}}[]}
 */
export function bumpSteps(order, items, target = bumpTarget(items)) {
  const moving = items.filter((item) => inWork(item) && stepOf(item.status) < stepOf(target));
  const together = liveItems(order).every((item) => moving.includes(item) && item.status === moving[0].status);
  if (together) return walk(`/api/v1/orders/${order.id}/status`, moving[0].status, target);
  return moving.flatMap((item) => walk(itemPath(order, item), item.status, target));
}

/** One step back from `ready`, of the items that are still there. */
export function recallSteps(order, itemIds) {
  return order.items
    .filter(({ id, status }) => itemIds.includes(id) && status === "ready")
    .map((item) => ({ path: itemPath(order, item), body: { status: "preparing", from: "ready" } }));
}

/** The order as it will be when the commands have gone through; drawn at once, replaced by the server's answer. */
export function foreseen(order, itemIds, status) {
  return { ...order, items: order.items.map((item) => (itemIds.includes(item.id) ? { ...item, status } : item)) };
}

function itemPath(order, item) {
  return `/api/v1/orders/${order.id}/items/${item.id}/status`;
}

function walk(path, from, to) {
  const steps = STEPS.slice(stepOf(from), stepOf(to) + 1);
  return steps.slice(1).map((status, index) => ({ path, body: { status, from: steps[index] } }));
}
