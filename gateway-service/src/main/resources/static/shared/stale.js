import { icon } from "./icons.js";
import { html, nothing } from "./vendor.js";
import { clockTime } from "./time.js";

/** Says over the whole width that what is on the screen may be old. */
export function staleBanner(i18n, { status, since }) {
  if (status !== "offline") return nothing;
  return html`<p class="stale" role="alert" data-testid="stale">
    ${icon("offline")} ${i18n.t("stale", { time: clockTime(since, i18n.locale) })}
  </p>`;
}
