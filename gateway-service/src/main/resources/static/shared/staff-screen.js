import { ArisGourmetStream } from "./arisgourmet-stream.js";
import { icon } from "./icons.js";
import { toSignIn } from "./staff-session.js";
import { ticketSource } from "./stream-ticket.js";
import { html } from "./vendor.js";
import { liveBadge, statePage } from "./views.js";

/**
 * Connects a staff screen to its channel. The screen needs no other answer to begin: after a power cut it simply comes
 * back when the gateway does. Who is not signed in goes to sign in; who may not listen is told so (phase `denied`).
 */
export function connectStaffScreen({ api, session, store, channel, onSnapshot, onEvent }) {
  const stream = new ArisGourmetStream({ ticket: ticketSource(api, session.token) });
  stream.addEventListener("status", ({ detail }) => store.set({ live: detail }));
  stream.addEventListener("unauthorized", toSignIn);
  stream.addEventListener("problem", ({ detail }) => {
    if (detail?.status !== 403) return;
    stream.stop();
    store.set({ phase: "denied" });
  });
  stream.subscribe(channel, {
    onEvent,
    onSnapshot(pages) {
      onSnapshot(pages);
      store.set({ phase: "open" });
    },
  });
  stream.start();
  return stream;
}

/** The phases before a staff screen has anything to show. */
export const staffPhases = {
  loading: ({ state, i18n }) =>
    state.live.status === "offline"
      ? statePage({ picture: "offline", title: i18n.t("failed.title"), action: liveBadge(i18n, state.live), testid: "failed" })
      : html`<section class="state" role="status" data-testid="loading">
          ${icon("clock")}
          <p>${i18n.t("loading")}</p>
        </section>`,
  denied: ({ i18n }) =>
    statePage({
      picture: "alert",
      title: i18n.t("denied.title"),
      text: i18n.t("denied.text"),
      action: html`<a class="button" href="/staff?stay">${i18n.t("denied.action")}</a>`,
      testid: "denied",
    }),
};
