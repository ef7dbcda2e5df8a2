import { randomId } from "../shared/ids.js";
import { upsert } from "../shared/projection.js";
import { persist } from "../shared/retry.js";
import { sessionOf } from "./floor.js";

/** What a waiter can do with tables, calls and dishes; taking an order is in `ordering.js`. */
export function createActions({ api, store, i18n, toaster, ordering, loadMenu }) {
  const take = (part, aggregate) => aggregate?.id && store.set((state) => ({ [part]: upsert(state[part], aggregate) }));

  /** One command by the reader: repeated on silence with the same key, its failure told. */
  async function command(path, body, done) {
    const key = randomId();
    try {
      done(await persist(() => api.post(path, body, { key })));
    } catch (error) {
      toaster.fail(error);
    }
  }

  /** The floor carries open orders only; the sheet of one table also shows what was served, and the bill. */
  async function openTable(table) {
    store.set({ sheet: { kind: "table", tableId: table.id } });
    const session = sessionOf(store.get().sessions, table.id);
    if (!session) return;
    try {
      const [orders, bill] = await Promise.all([
        api.get(`/api/v1/orders?tableSessionId=${session.id}&limit=50`),
        api.get(`/api/v1/table-sessions/${session.id}/bill`),
      ]);
      orders.items.forEach((order) => take("orders", order));
      store.set(({ sheet }) => (sheet?.tableId === table.id ? { sheet: { ...sheet, bill } } : {}));
    } catch (error) {
      toaster.fail(error);
    }
  }

  return {
    openTable,
    close: () => store.set({ sheet: null }),
    openKitchen: () => store.set({ sheet: { kind: "kitchen" } }),
    openAlerts: () => store.set({ sheet: { kind: "alerts" } }),
    open: (table, andOrder) =>
      command(`/api/v1/tables/${table.id}/sessions`, {}, (session) => {
        take("sessions", session);
        toaster.tell(i18n.t("table.opened", { code: table.code }));
        if (andOrder) ordering.begin(table);
      }),
    serve: (order, items) =>
      items.forEach((item) =>
        command(`/api/v1/orders/${order.id}/items/${item.id}/status`, { status: "served", from: "ready" }, (answer) =>
          take("orders", answer?.items && answer),
        ),
      ),
    resolve: (sessionId, requestId) =>
      command(`/api/v1/table-sessions/${sessionId}/service-requests/${requestId}/resolve`, {}, (answer) =>
        take("sessions", answer?.serviceRequests && answer),
      ),
    askToClose: () => store.set(({ sheet }) => ({ sheet: { ...sheet, closing: true } })),
    closeSession: (table, session) =>
      command(`/api/v1/table-sessions/${session.id}/close`, {}, (answer) => {
        take("sessions", answer?.serviceRequests && answer);
        store.set({ sheet: null });
        toaster.tell(i18n.t("table.closed", { code: table.code }));
      }),
    async choose(language) {
      i18n.choose(language);
      store.set({});
      await loadMenu().catch(toaster.fail);
    },
  };
}
