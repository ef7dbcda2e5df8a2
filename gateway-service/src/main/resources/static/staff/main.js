import { createApi } from "../shared/http.js";
import { createI18n } from "../shared/i18n.js";
import { common } from "../shared/messages.js";
import { createStaffSession, homeOf } from "../shared/staff-session.js";
import { createStore } from "../shared/store.js";
import { render } from "../shared/vendor.js";
import { explain } from "../shared/views.js";
import { mailedIn } from "./mailed.js";
import { staffMessages } from "./messages.js";
import { staffView } from "./view.js";

const RESTAURANT = "aris.restaurant";
const asked = new URLSearchParams(location.search);
const mailed = mailedIn(location.hash);
const i18n = createI18n(common, staffMessages);
const session = createStaffSession(() => i18n.language);
const api = createApi({ language: () => i18n.language, token: session.token });
const store = createStore(
  {
    phase: mailed ? "choose" : "checking",
    me: null,
    mailed,
    busy: false,
    problem: null,
    notice: null,
    restaurant: asked.get("restaurant") ?? localStorage.getItem(RESTAURANT) ?? "",
  },
  (state) => render(staffView({ state, i18n, actions }), document.getElementById("screen")),
);

const actions = {
  async signIn(form) {
    const credentials = Object.fromEntries(new FormData(form));
    store.set({ busy: true, problem: null });
    try {
      await session.signIn(credentials);
      localStorage.setItem(RESTAURANT, credentials.restaurant);
      await goOn();
    } catch (error) {
      store.set({ busy: false, problem: error.status === 401 ? i18n.t("signIn.refused") : explain(i18n, error) });
    }
  },
  async signOut() {
    try {
      await session.signOut(api);
      store.set({ phase: "signIn", me: null, busy: false });
    } catch (error) {
      store.set({ problem: explain(i18n, error) });
    }
  },
  async choosePassword(form) {
    const { password } = Object.fromEntries(new FormData(form));
    store.set({ busy: true, problem: null });
    try {
      await api.post(mailed.path, { token: mailed.token, password }, { anonymous: true });
      store.set({ phase: "signIn", busy: false, notice: i18n.t("choose.done") });
    } catch (error) {
      store.set({ busy: false, problem: error.status === 422 ? i18n.t("choose.refused") : explain(i18n, error) });
    }
  },
  async forget(form) {
    store.set({ busy: true, problem: null });
    try {
      await api.post("/api/v1/auth/password/forgot", Object.fromEntries(new FormData(form)), { anonymous: true });
      store.set({ phase: "signIn", busy: false, notice: i18n.t("forgot.done") });
    } catch (error) {
      store.set({ busy: false, problem: explain(i18n, error) });
    }
  },
  askForMail() {
    store.set({ phase: "forgot", problem: null, notice: null });
  },
  backToSignIn() {
    store.set({ phase: "signIn", problem: null });
  },
  choose(language) {
    i18n.choose(language);
    store.set({});
  },
};

/** To the page that sent us here, else where the role works, else to the choice of screens. */
async function goOn() {
  const me = await api.get("/api/v1/auth/me");
  const next = ["/waiter", "/kitchen"].find((page) => page === asked.get("next")) ?? homeOf(me.role);
  if (next && !asked.has("stay")) location.assign(next);
  else store.set({ phase: "home", me, busy: false });
}

if (mailed) {
  history.replaceState(null, "", location.pathname + location.search);
} else {
  goOn().catch((error) => store.set({ phase: "signIn", problem: error.status === 401 ? null : explain(i18n, error) }));
}
store.redraw();
