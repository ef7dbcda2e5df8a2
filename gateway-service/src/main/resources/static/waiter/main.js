import { createApi } from "../shared/http.js";
import { createI18n } from "../shared/i18n.js";
import { common } from "../shared/messages.js";
import { menuOf } from "../shared/ordering/menu.js";
import { aggregateOf, remove, replaceAll, stateOf, upsert } from "../shared/projection.js";
import { persist } from "../shared/retry.js";
import { play, unlockSoundOnFirstTouch, vibrate } from "../shared/sound.js";
import { connectStaffScreen } from "../shared/staff-screen.js";
import { createStaffSession } from "../shared/staff-session.js";
import { createStore } from "../shared/store.js";
import { now } from "../shared/time.js";
import { createToaster } from "../shared/toaster.js";
import { render } from "../shared/vendor.js";
import { createActions } from "./actions.js";
import { alertsOf, newestFirst } from "./floor.js";
import { unwatchedAlerts } from "./kitchen-watch.js";
import { waiterMessages } from "./messages.js";
import { createOrdering } from "./ordering.js";
import { waiterView } from "./view.js";

const AGES_EVERY_MILLIS = 15_000;
const MENU_AFTER_MILLIS = 1000;
const PRESENCE_EVERY_MILLIS = 5000;

const i18n = createI18n(common, waiterMessages);
const session = createStaffSession(() => i18n.language);
const api = createApi({ language: () => i18n.language, token: session.token });
let heard = null;

const store = createStore(
  {
    phase: "loading",
    tables: new Map(),
    sessions: new Map(),
    orders: new Map(),
    screens: null,
    menu: null,
    carts: new Map(),
    sending: "idle",
    sheet: null,
    live: { status: "connecting", since: null },
    toasts: [],
  },
  (state) => {
    const alerts = newestFirst([...alertsOf(state), ...unwatchedAlerts(state, now())]);
    render(waiterView({ state, i18n, alerts, actions, ordering }), document.getElementById("screen"));
    if (state.phase === "open") ring(alerts);
  },
);
const toaster = createToaster(store, i18n);
const ordering = createOrdering({ api, store, i18n, toaster });
const actions = createActions({ api, store, i18n, toaster, ordering, loadMenu });

connectStaffScreen({ api, session, store, channel: "floor", onSnapshot, onEvent });

function onSnapshot(pages) {
  const all = (part) => pages.flatMap((page) => page[part] ?? []);
  store.set(({ tables, sessions, orders }) => ({
    tables: replaceAll(tables, all("tables")),
    sessions: replaceAll(sessions, all("sessions")),
    orders: replaceAll(orders, all("orders")),
  }));
  if (!store.get().menu) loadMenu().catch(toaster.fail);
}

const PARTS = { order: "orders", table: "tables", "table-session": "sessions" };
let menuTimer = 0;

function onEvent(event) {
  const part = PARTS[aggregateOf(event)];
  if (part) store.set((state) => ({ [part]: changed(state[part], event) }));
  else if (["product", "category", "option-group"].includes(aggregateOf(event))) {
    clearTimeout(menuTimer);
    menuTimer = setTimeout(() => loadMenu().catch(toaster.fail), MENU_AFTER_MILLIS);
  }
}

/** An event about a table lacks what only REST and snapshots add (`status`): what is known of it stays. */
function changed(map, event) {
  const state = stateOf(event);
  return event.type.endsWith(".deleted.v1") ? remove(map, state.id) : upsert(map, { ...map.get(state.id), ...state });
}

async function loadMenu() {
  store.set({ menu: menuOf(await persist(() => api.get("/api/v1/menu"))) });
}

/** Which screens of the kitchen are there is asked for; while there is no answer, nothing is claimed about them. */
async function watchKitchen() {
  if (store.get().phase === "open") {
    const answer = await api.get("/api/v1/presence").catch(() => null);
    store.set({ screens: answer?.kitchenScreens ?? null });
  }
  setTimeout(watchKitchen, PRESENCE_EVERY_MILLIS);
}

/** Sound and vibration for what was not there at the last drawing; never for what the first snapshot brings. */
function ring(alerts) {
  const fresh = heard ? alerts.filter(({ id }) => !heard.has(id)) : [];
  heard = new Set(alerts.map(({ id }) => id));
  if (fresh.length === 0) return;
  play(fresh.some(({ kind }) => kind === "ready") ? "ready" : "call");
  vibrate();
}

document.title = `${i18n.t("title")} · ArisGourmet`;
setInterval(store.redraw, AGES_EVERY_MILLIS);
unlockSoundOnFirstTouch();
watchKitchen();
store.redraw();
