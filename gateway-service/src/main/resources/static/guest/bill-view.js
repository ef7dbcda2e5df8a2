import { icon } from "../shared/icons.js";
import { formatMoney } from "../shared/money.js";
import { html, nothing } from "../shared/vendor.js";
import { money, sheet } from "../shared/views.js";
import { isAsked } from "./requests.js";

export function billSheet({ state, i18n, actions }) {
  const { bill, session } = state;
  const asked = isAsked(session, "bill");
  return sheet({
    i18n,
    title: i18n.t("bill.title"),
    testid: "bill",
    onClose: actions.close,
    body: bill ? billBody(i18n, bill) : html`<div class="skeleton card-shape"></div>`,
    foot: html`<button
      class="button wide"
      data-testid="ask-bill"
      ?disabled=${asked || !bill || bill.lines.length === 0}
      @click=${() => actions.call("bill")}
    >
      ${icon(asked ? "check" : "bill")} ${i18n.t(asked ? "bill.asked" : "bill.ask")}
    </button>`,
  });
}

function billBody(i18n, bill) {
  const lines = bill.lines.filter(({ status }) => status !== "voided");
  if (lines.length === 0 || !bill.total) return html`<p class="nothing soft">${i18n.t("bill.empty")}</p>`;
  return html`
    <ul class="bill-lines">
      ${lines.map(
        ({ quantity, name, variantName, lineTotal }) => html`<li>
          <span>${quantity} × ${name}${variantName ? ` · ${variantName}` : ""}</span> ${money(i18n, lineTotal)}
        </li>`,
      )}
    </ul>
    ${sum(i18n, "bill.total", bill.total, "bill-total")}
    ${bill.paid?.amount > 0
      ? html`${sum(i18n, "bill.paid", bill.paid, "bill-paid")} ${sum(i18n, "bill.due", bill.due, "bill-due")}`
      : nothing}
    ${bill.taxIncluded?.amount > 0
      ? html`<p class="soft">${i18n.t("bill.taxes", { amount: formatMoney(bill.taxIncluded, i18n.locale) })}</p>`
      : nothing}
  `;
}

function sum(i18n, label, amount, testid) {
  return html`<div class="sum"><span>${i18n.t(label)}</span> <strong data-testid=${testid}>${money(i18n, amount)}</strong></div>`;
}
