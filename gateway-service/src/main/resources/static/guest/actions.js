import { addToCart, emptyCart, orderRequest, replaceLine, setQuantity } from "../shared/ordering/cart.js";
import { needsNoChoice, startSelection } from "../shared/ordering/selection.js";
import { upsert } from "../shared/projection.js";
import { mayHaveArrived, persist } from "../shared/retry.js";
import { keepCart } from "./session.js";

const QUOTE_AFTER_MILLIS = 250;

/** What a guest can do. Each action reads the state when it is called, never when it was drawn. */
export function createActions({ api, store, i18n, toaster, enter, loadMenu, ended }) {
  let quoting = 0;
  const sessionPath = () => `/api/v1/table-sessions/${store.get().session.id}`;
  const request = () => orderRequest(store.get().cart, store.get().session.id, i18n.t("allergyPrefix"));
  const failed = (error) => (error.status === 401 ? ended() : toaster.fail(error));

  function changeCart(change) {
    if (store.get().sending !== "idle") return;
    store.set(({ cart }) => ({ cart: change(cart) }));
    keepCart(store.get().session.id, store.get().cart);
    clearTimeout(quoting);
    if (store.get().cart.lines.length > 0) quoting = setTimeout(quote, QUOTE_AFTER_MILLIS);
  }

  async function quote() {
    const { key } = store.get().cart;
    const known = (answer) => store.get().cart.key === key && store.set({ quote: { key, ...answer } });
    try {
      const { total } = await api.post("/api/v1/quotes", { items: request().items });
      known({ total });
    } catch (error) {
      if (error.status === 401) ended();
      else known({ error });
    }
  }

  async function send() {
    if (store.get().sending === "sending") return;
    const { key } = store.get().cart;
    store.set({ sending: "sending" });
    try {
      const order = await persist(() => api.post("/api/v1/orders", request(), { key }));
      const cart = emptyCart();
      keepCart(store.get().session.id, cart);
      store.set(({ orders }) => ({
        cart,
        quote: null,
        sending: "idle",
        orders: upsert(orders, order),
        sheet: { kind: "orders" },
      }));
      toaster.tell(i18n.t("sent"));
    } catch (error) {
      const unsure = mayHaveArrived(error);
      store.set({ sending: unsure ? "unsure" : "idle" });
      if (!unsure) failed(error);
    }
  }

  async function call(kind) {
    try {
      const answer = await persist(() => api.post(`${sessionPath()}/service-requests`, { kind }));
      if (answer?.serviceRequests) store.set({ session: answer });
      toaster.tell(i18n.t(kind === "bill" ? "bill.asked" : "waiter.called"));
    } catch (error) {
      failed(error);
    }
  }

  async function openBill() {
    store.set({ sheet: { kind: "bill" }, bill: null });
    try {
      store.set({ bill: await api.get(`${sessionPath()}/bill`) });
    } catch (error) {
      store.set({ sheet: null });
      failed(error);
    }
  }

  return {
    retry: enter,
    send,
    call,
    openBill,
    close: () => store.set({ sheet: null }),
    search: (query) => store.set({ query }),
    lookAt: (category) => store.get().category !== category && store.set({ category }),
    openOrders: () => store.set({ sheet: { kind: "orders" } }),
    openCart() {
      store.set({ sheet: { kind: "cart" } });
      if (store.get().cart.lines.length > 0 && store.get().quote?.key !== store.get().cart.key) quote();
    },
    openProduct: (product, line) =>
      store.set({
        sheet: { kind: "product", productId: product.id, lineId: line?.id, selection: line?.selection ?? startSelection(product) },
      }),
    /** What asks nothing goes straight into the cart. */
    quickAdd(product) {
      if (!needsNoChoice(product, store.get().menu.groupsOf(product))) return this.openProduct(product);
      changeCart((cart) => addToCart(cart, product, startSelection(product)));
    },
    select: (change) =>
      store.set(({ sheet }) => (sheet?.selection ? { sheet: { ...sheet, selection: change(sheet.selection) } } : {})),
    confirmProduct() {
      const { sheet, menu } = store.get();
      const product = menu.product(sheet.productId);
      changeCart((cart) =>
        sheet.lineId ? replaceLine(cart, sheet.lineId, sheet.selection) : addToCart(cart, product, sheet.selection),
      );
      store.set({ sheet: sheet.lineId ? { kind: "cart" } : null });
    },
    setQuantity: (lineId, quantity) => changeCart((cart) => setQuantity(cart, lineId, quantity)),
    async choose(language) {
      i18n.choose(language);
      store.set({});
      if (store.get().menu) await loadMenu().catch(failed);
    },
  };
}
