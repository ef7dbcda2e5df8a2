import { icon } from "../shared/icons.js";
import { minutesSince } from "../shared/time.js";
import { html, repeat } from "../shared/vendor.js";

/** Beside the tickets: how many of each dish are open in all, and what stands at the pass. */
export function sideView({ i18n, view, actions }) {
  return html`<aside class="side">
    <section>
      <h2>${i18n.t("allDay")}</h2>
      ${view.counts.length === 0 ? html`<p class="soft">${i18n.t("allDay.none")}</p>` : ""}
      <ul class="counts" data-testid="all-day">
        ${view.counts.map(({ dish, quantity }) => html`<li><b>${quantity}</b> ${dish}</li>`)}
      </ul>
    </section>
    <section>
      <h2>${i18n.t("waiting")}</h2>
      ${view.waiting.length === 0 ? html`<p class="soft">${i18n.t("waiting.none")}</p>` : ""}
      <ul class="pass">
        ${repeat(view.waiting, ({ order }) => order.id, (ready) => passItem(i18n, actions, ready))}
      </ul>
    </section>
    <p class="keys">${i18n.t("keys")}</p>
  </aside>`;
}

function passItem(i18n, actions, ready) {
  const { order, items } = ready;
  return html`<li data-testid="pass" data-number=${order.number}>
    <span>
      <b>${order.tableCode ? i18n.t("table", { code: order.tableCode }) : i18n.t("takeaway")}</b>
      <small>#${order.number} · ${i18n.t("minutes", { n: minutesSince(items[0].statusSince) })}</small>
    </span>
    <button class="round" data-testid="recall" aria-label=${i18n.t("recall")} title=${i18n.t("recall")} @click=${() => actions.recall(ready)}>
      ${icon("undo")}
    </button>
  </li>`;
}
