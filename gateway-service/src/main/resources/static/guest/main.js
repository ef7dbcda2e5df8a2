import { ArisGourmetStream } from "../shared/arisgourmet-stream.js";
import { createApi } from "../shared/http.js";
import { createI18n } from "../shared/i18n.js";
import { common } from "../shared/messages.js";
import { emptyCart } from "../shared/ordering/cart.js";
import { applyProductEvent, menuOf } from "../shared/ordering/menu.js";
import { aggregateOf, replaceAll, stateOf, upsert } from "../shared/projection.js";
import { createStore } from "../shared/store.js";
import { ticketSource } from "../shared/stream-ticket.js";
import { createToaster } from "../shared/toaster.js";
import { render } from "../shared/vendor.js";
import { createActions } from "./actions.js";
import { guestMessages } from "./messages.js";
import { endStay, keepStay, readCart, readStay } from "./session.js";
import { followScroll, showCurrentTab } from "./scroll-spy.js";
import { guestView } from "./view.js";

const code = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const i18n = createI18n(common, guestMessages);
let stay = readStay(code);
let stream = null;

const store = createStore(
  {
    phase: "loading",
    restaurant: null,
    session: null,
    menu: null,
    query: "",
    category: null,
    cart: emptyCart(),
    quote: null,
    sending: "idle",
    orders: new Map(),
    bill: null,
    sheet: null,
    live: { status: "connecting", since: null },
    toasts: [],
  },
  (state) => {
    render(guestView({ state, i18n, actions }), document.getElementById("screen"));
    showCurrentTab();
  },
);
const token = async () => stay?.token ?? null;
const api = createApi({ language: () => i18n.language, token });
const toaster = createToaster(store, i18n);
const actions = createActions({ api, store, i18n, toaster, enter, loadMenu, ended });

async function enter() {
  store.set({ phase: "loading" });
  const known = stay !== null;
  try {
    const [session] = await Promise.all([join(), known ? loadMenu() : null]);
    if (!known) await loadMenu();
    if (session.status === "closed") return ended();
    const cart = readCart(session.id) ?? emptyCart();
    const { restaurant } = store.get().menu;
    store.set({ phase: "menu", session, cart, restaurant });
    document.title = restaurant.name;
    listen();
  } catch (error) {
    const refused = [401, 403, 404].includes(error.status);
    if (refused && known) ended();
    else store.set(refused || error.status === 400 ? { phase: "bad" } : { phase: "failed", error });
  }
}

/** The stay at this table: the one this tab already has, else a new one by the scanned code. */
async function join() {
  if (stay) return api.get(`/api/v1/table-sessions/${stay.sessionId}`);
  const opened = await api.post("/api/v1/table-sessions", { qrCode: code }, { anonymous: true });
  stay = keepStay(code, opened);
  return opened.session;
}

async function loadMenu() {
  const menu = menuOf(await api.get("/api/v1/menu"));
  store.set(({ category }) => ({ menu, category: category ?? menu.categories[0]?.id ?? null }));
}

function listen() {
  stream?.stop();
  stream = new ArisGourmetStream({ ticket: ticketSource(api, token) });
  stream.addEventListener("status", ({ detail }) => store.set({ live: detail }));
  stream.addEventListener("unauthorized", ended);
  stream.subscribe("session", { onSnapshot: takeSnapshot, onEvent: takeEvent });
  stream.subscribe("menu", { onEvent: takeMenuEvent });
  stream.start();
}

function takeSnapshot(pages) {
  const session = pages.map((page) => page.session).find(Boolean);
  const orders = pages.flatMap((page) => page.orders ?? []);
  store.set((state) => ({ session: session ?? state.session, orders: replaceAll(state.orders, orders) }));
  if (session?.status === "closed") ended();
}

function takeEvent(event) {
  const aggregate = stateOf(event);
  if (aggregateOf(event) === "order") store.set(({ orders }) => ({ orders: upsert(orders, aggregate) }));
  if (aggregateOf(event) !== "table-session" || aggregate.version <= (store.get().session?.version ?? 0)) return;
  store.set({ session: aggregate });
  if (aggregate.status === "closed") ended();
}

let reloading = 0;
function takeMenuEvent(event) {
  if (event.type === "product.availability-changed.v1") {
    store.set(({ menu }) => ({ menu: applyProductEvent(menu, event.data) }));
    return;
  }
  // The texts of the menu come translated from the server only; many changes at once are one reading.
  clearTimeout(reloading);
  reloading = setTimeout(() => loadMenu().catch(toaster.fail), 500 + Math.random() * 1500);
}

function ended() {
  endStay();
  stay = null;
  stream?.stop();
  stream = null;
  store.set({ phase: "closed", sheet: null, orders: new Map(), cart: emptyCart(), sending: "idle", bill: null });
}

followScroll((category) => actions.lookAt(category));
enter();
