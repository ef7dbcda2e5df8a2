import { icon } from "../shared/icons.js";
import { inWork, tellsAllergy } from "../shared/ordering/order-status.js";
import { minutesSince, now } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { bumpTarget, toneOf } from "./tickets.js";

const TONE_ICONS = { calm: "clock", late: "clock", "very-late": "alert" };

export function ticketView({ state, i18n, actions }, ticket, position) {
  const { order, items } = ticket;
  const tone = toneOf(ticket, now());
  const target = bumpTarget(items.filter(inWork));
  return html`<li
    class="ticket"
    data-testid="ticket"
    data-id=${order.id}
    data-number=${order.number}
    data-tone=${tone}
    ?data-takeaway=${!order.tableCode}
    ?data-picked=${order.id === state.picked}
    ?data-begun=${target === "ready"}
  >
    <header>
      <div>
        <h2>${order.tableCode ? i18n.t("table", { code: order.tableCode }) : i18n.t("takeaway")}</h2>
        <p><span class="number">#${order.number}</span> ${position <= 9 ? html`<kbd>${position}</kbd>` : nothing}</p>
      </div>
      <p class="age">
        <b data-testid="ticket-minutes">${minutesSince(order.placedAt)}<small>min</small></b>
        <span>${icon(TONE_ICONS[tone])} ${i18n.t(`tone.${tone}`)}</span>
      </p>
    </header>
    ${allergies(i18n, items)}
    <ul>
      ${repeat(items, ({ id }) => id, (item) => itemView(i18n, actions, order, item))}
    </ul>
    <button class="bump" data-testid="bump-ticket" data-target=${target} @click=${() => actions.bump(ticket)}>
      ${icon(target === "ready" ? "check" : "flame")} ${i18n.t(target === "ready" ? "finish" : "begin")}
    </button>
  </li>`;
}

/** Once more at the head of the ticket: whoever reads nothing else reads this. */
function allergies(i18n, items) {
  if (!items.some(({ note }) => tellsAllergy(note))) return nothing;
  return html`<p class="allergy-head" data-testid="ticket-allergy">${icon("alert")} ${i18n.t("allergy")}</p>`;
}

function itemView(i18n, actions, order, item) {
  const { status, quantity, name, variantName, options, note } = item;
  return html`<li data-testid="ticket-item" data-id=${item.id} data-status=${status}>
    <button data-testid="bump-item" ?disabled=${!inWork(item)} @click=${() => actions.bumpItem(order, item)}>
      <b class="quantity">${quantity}</b>
      <span class="dish">
        <strong>${name}</strong>
        ${variantName ? html`<span class="variant">${variantName}</span>` : nothing}
        ${options.map((option) => html`<span class="option">${option.quantity > 1 ? `${option.quantity} × ` : ""}${option.name}</span>`)}
        ${note ? html`<span class=${tellsAllergy(note) ? "note allergy" : "note"}>${icon(tellsAllergy(note) ? "alert" : "note")} ${note}</span>` : nothing}
      </span>
      ${itemState(i18n, status)}
    </button>
  </li>`;
}

function itemState(i18n, status) {
  const picture = { preparing: "flame", ready: "check", served: "check" }[status];
  return picture ? html`<span class="item-state" title=${i18n.t(`status.${status}`)}>${icon(picture)}</span>` : nothing;
}
