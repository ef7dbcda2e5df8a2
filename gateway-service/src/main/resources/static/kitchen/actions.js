import { inWork } from "../shared/ordering/order-status.js";
import { upsert } from "../shared/projection.js";
import { persist } from "../shared/retry.js";
import { bumpSteps, recallSteps } from "./bump.js";
import { seen } from "./seen.js";
import { bumpTarget } from "./tickets.js";

const UNDO_MILLIS = 5000;

/**
 * What a cook can do. A bump is drawn at once and carried out behind it, one order's commands strictly after each other;
 * a failed one is taken back and told.
 */
export function createActions({ api, store, i18n, toaster, keepStation }) {
  const queues = new Map();
  let undoing = 0;

  function inTurn(orderId, work) {
    const turn = (queues.get(orderId) ?? Promise.resolve()).then(work);
    queues.set(orderId, turn);
    turn.finally(() => queues.get(orderId) === turn && queues.delete(orderId));
  }

  async function carryOut(orderId, steps) {
    for (const { path, body } of steps) {
      const answer = await persist(() => api.post(path, body));
      if (answer?.items) store.set(({ orders }) => ({ orders: upsert(orders, answer) }));
    }
  }

  function move(order, itemIds, status, stepsOf) {
    const bump = { itemIds, status };
    foresee(order.id, (bumps) => [...bumps, bump]);
    inTurn(order.id, async () => {
      try {
        await carryOut(order.id, stepsOf(store.get().orders.get(order.id)));
      } catch (error) {
        toaster.fail(error);
      } finally {
        foresee(order.id, (bumps) => bumps.filter((other) => other !== bump));
      }
    });
  }

  function foresee(orderId, change) {
    store.set(({ foreseen }) => {
      const bumps = change(foreseen.get(orderId) ?? []);
      const next = new Map(foreseen);
      if (bumps.length > 0) next.set(orderId, bumps);
      else next.delete(orderId);
      return { foreseen: next };
    });
  }

  function offerUndo(order, itemIds) {
    const undo = { orderId: order.id, itemIds, who: whoIs(order) };
    store.set({ undo: { ...undo, shown: true } });
    clearTimeout(undoing);
    undoing = setTimeout(() => store.set(({ undo }) => ({ undo: undo && { ...undo, shown: false } })), UNDO_MILLIS);
  }

  function whoIs(order) {
    return order.tableCode ? i18n.t("table", { code: order.tableCode }) : i18n.t("order", { number: order.number });
  }

  function bump(order, items) {
    const moving = items.filter(inWork);
    if (moving.length === 0) return;
    const target = bumpTarget(moving);
    const itemIds = moving.map(({ id }) => id);
    move(order, itemIds, target, (current) =>
      bumpSteps(current, current.items.filter(({ id }) => itemIds.includes(id)), target),
    );
    if (target === "ready") offerUndo(order, itemIds);
  }

  function recall(orderId, itemIds) {
    const order = store.get().orders.get(orderId);
    if (!order) return;
    move(order, itemIds, "preparing", (current) => recallSteps(current, itemIds));
    toaster.tell(i18n.t("recalled", { who: whoIs(order) }));
  }

  return {
    bump: ({ order, items }) => bump(order, items),
    bumpItem: (order, item) => bump(order, [item]),
    recall: ({ order, items }) => recall(order.id, items.map(({ id }) => id)),
    /** The last thing that became ready here goes back, also when its five seconds on the screen are over. */
    recallLast() {
      const { undo } = store.get();
      if (!undo) return toaster.tell(i18n.t("nothingToRecall"));
      store.set({ undo: null });
      recall(undo.orderId, undo.itemIds);
    },
    pick(position) {
      const ticket = seen(store.get()).tickets[position - 1];
      store.set({ picked: ticket?.order.id ?? null });
    },
    step(by) {
      const { tickets } = seen(store.get());
      const at = tickets.findIndex(({ order }) => order.id === store.get().picked);
      const next = tickets[Math.min(tickets.length - 1, Math.max(0, at + by))];
      store.set({ picked: next?.order.id ?? null });
    },
    bumpPicked() {
      const { tickets } = seen(store.get());
      const ticket = tickets.find(({ order }) => order.id === store.get().picked) ?? tickets[0];
      if (ticket) this.bump(ticket);
    },
    unpick: () => store.set({ picked: null }),
    filter(station) {
      keepStation(station ?? "");
      store.set({ station, picked: null });
    },
    choose(language) {
      i18n.choose(language);
      store.set({});
    },
  };
}
