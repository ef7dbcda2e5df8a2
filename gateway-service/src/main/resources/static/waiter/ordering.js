import { addToCart, emptyCart, orderRequest, setQuantity } from "../shared/ordering/cart.js";
import { needsNoChoice, startSelection } from "../shared/ordering/selection.js";
import { upsert } from "../shared/projection.js";
import { mayHaveArrived, persist } from "../shared/retry.js";
import { countOrdered } from "./favourites.js";
import { sessionOf } from "./floor.js";

/** Taking a round at a table. Every table keeps its own unfinished round while the waiter walks about. */
export function createOrdering({ api, store, i18n, toaster }) {
  const session = () => sessionOf(store.get().sessions, store.get().sheet.tableId);
  const cart = () => store.get().carts.get(session().id) ?? emptyCart();
  const patchSheet = (patch) => store.set(({ sheet }) => ({ sheet: { ...sheet, ...patch } }));

  function keep(next) {
    const { id } = session();
    store.set(({ carts }) => ({ carts: new Map(carts).set(id, next) }));
  }

  function change(by) {
    if (store.get().sending === "idle") keep(by(cart()));
  }

  return {
    begin: (table) => store.set({ sending: "idle", sheet: { kind: "order", tableId: table.id, query: "", category: null } }),
    search: (query) => patchSheet({ query }),
    filter: (category) => patchSheet({ category, query: "" }),
    add(product) {
      const { menu } = store.get();
      if (needsNoChoice(product, menu.groupsOf(product))) change((kept) => addToCart(kept, product, startSelection(product)));
      else this.choose(product);
    },
    choose: (product) => patchSheet({ product: product.id, selection: startSelection(product) }),
    /** Takes back the newest line of a product, one by one. */
    lessOf(product) {
      change((kept) => {
        const line = kept.lines.findLast(({ productId }) => productId === product.id);
        return line ? setQuantity(kept, line.id, line.selection.quantity - 1) : kept;
      });
    },
    setQuantity: (lineId, quantity) => change((kept) => setQuantity(kept, lineId, quantity)),
    select: (change) =>
      store.set(({ sheet }) => (sheet?.selection ? { sheet: { ...sheet, selection: change(sheet.selection) } } : {})),
    unselect: () => patchSheet({ product: null, selection: null }),
    confirm() {
      const { menu, sheet } = store.get();
      change((kept) => addToCart(kept, menu.product(sheet.product), sheet.selection));
      this.unselect();
    },
    async send() {
      if (store.get().sending === "sending") return;
      const { id } = session();
      const sent = cart();
      keep(sent);
      store.set({ sending: "sending" });
      const request = orderRequest(sent, id, i18n.t("allergyPrefix"));
      try {
        const order = await persist(() => api.post("/api/v1/orders", request, { key: sent.key }));
        countOrdered(request.items);
        store.set(({ carts, orders }) => ({
          carts: new Map(carts).set(id, emptyCart()),
          orders: upsert(orders, order),
          sending: "idle",
          sheet: null,
        }));
        toaster.tell(i18n.t("order.sent", { number: order.number }));
      } catch (error) {
        const unsure = mayHaveArrived(error);
        store.set({ sending: unsure ? "unsure" : "idle" });
        if (!unsure) toaster.fail(error);
      }
    },
  };
}
