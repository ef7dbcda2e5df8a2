import { createApi } from "../shared/http.js";
import { createI18n } from "../shared/i18n.js";
import { common } from "../shared/messages.js";
import { isOpen } from "../shared/ordering/order-status.js";
import { aggregateOf, replaceAll, stateOf, upsert } from "../shared/projection.js";
import { play, unlockSoundOnFirstTouch } from "../shared/sound.js";
import { connectStaffScreen } from "../shared/staff-screen.js";
import { createStaffSession } from "../shared/staff-session.js";
import { createStore } from "../shared/store.js";
import { createToaster } from "../shared/toaster.js";
import { render } from "../shared/vendor.js";
import { createActions } from "./actions.js";
import { listenToKeys } from "./keyboard.js";
import { kitchenMessages } from "./messages.js";
import { createReceipts } from "./receipts.js";
import { seen } from "./seen.js";
import { kitchenView } from "./view.js";
import { keepAwake } from "./wake-lock.js";

const AGES_EVERY_MILLIS = 5000;
const STATION = "aris.station";

const i18n = createI18n(common, kitchenMessages);
const session = createStaffSession(() => i18n.language);
const api = createApi({ language: () => i18n.language, token: session.token });
const confirm = createReceipts((...ticket) => stream.acknowledge(...ticket));

const store = createStore(
  {
    phase: "loading",
    orders: new Map(),
    foreseen: new Map(),
    station: localStorage.getItem(STATION),
    picked: null,
    undo: null,
    sound: false,
    live: { status: "connecting", since: null },
    toasts: [],
  },
  (state) => {
    const screen = { state, i18n, actions, view: seen(state) };
    render(kitchenView(screen), document.getElementById("screen"));
    requestAnimationFrame(() => drawn(screen));
  },
);
const toaster = createToaster(store, i18n);
const actions = createActions({ api, store, i18n, toaster, keepStation: (station) => localStorage.setItem(STATION, station) });

const stream = connectStaffScreen({
  api,
  session,
  store,
  channel: "kitchen",
  onSnapshot: (pages) =>
    store.set(({ orders }) => ({ orders: replaceAll(orders, pages.flatMap((page) => page.orders ?? [])) })),
  onEvent(event) {
    if (aggregateOf(event) !== "order") return;
    const order = stateOf(event);
    if (!store.get().orders.has(order.id) && isOpen(order)) play("ticket");
    store.set(({ orders }) => ({ orders: upsert(orders, order) }));
  },
});

/** No frame is drawn by a page that is frozen or out of sight: nobody can read its tickets, and it confirms none. */
function drawn({ view }) {
  if (store.get().live.status !== "live") return;
  confirm(view.tickets, view.station, Date.now());
  stream.shown("kitchen", view.station);
}

document.title = `${i18n.t("title")} · ArisGourmet`;
setInterval(store.redraw, AGES_EVERY_MILLIS);
listenToKeys(store, actions);
keepAwake();
unlockSoundOnFirstTouch(() => store.set({ sound: true }));
store.redraw();
