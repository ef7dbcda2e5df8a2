import { icon } from "../icons.js";
import { formatDelta, formatMoney } from "../money.js";
import { html, nothing } from "../vendor.js";
import { allergenList, sheet, stepper } from "../views.js";
import {
  MAX_QUANTITY,
  addOption,
  chosenIn,
  missing,
  removeOption,
  toggleOption,
  unitAmount,
  withQuantity,
} from "./selection.js";

/**
 * The sheet in which a product becomes a line: only a valid choice leaves it, and the price follows every touch. `onChange` gets a
 * function of the selection as it is then: two touches within a frame, before the sheet is drawn anew, both count.
 */
export function productSheet({ i18n, product, groups, selection, editing, onChange, onConfirm, onClose }) {
  const open = missing(product, groups, selection);
  return sheet({
    i18n,
    title: product.name,
    testid: "product-sheet",
    onClose,
    body: html`
      ${product.imageUrl?.startsWith("/") ? html`<img class="product-image" src=${product.imageUrl} alt="" />` : nothing}
      ${product.description ? html`<p class="soft">${product.description}</p>` : nothing}
      ${allergenList(i18n, product.allergens)}
      ${product.variants.length > 1 ? variants(i18n, product, selection, open, onChange) : nothing}
      ${groups.map((group) => optionGroup(i18n, group, selection, open, onChange))}
      ${noteField(i18n, selection, onChange)}
    `,
    foot: html`
      ${stepper(i18n, {
        value: selection.quantity,
        most: MAX_QUANTITY,
        onLess: () => onChange((now) => withQuantity(now, now.quantity - 1)),
        onMore: () => onChange((now) => withQuantity(now, now.quantity + 1)),
      })}
      ${confirmButton(i18n, product, groups, selection, open, editing, onConfirm)}
    `,
  });
}

function confirmButton(i18n, product, groups, selection, open, editing, onConfirm) {
  if (open.length > 0) {
    const group = groups.find(({ id }) => id === open[0]);
    const what = group?.name ?? i18n.t("variant");
    const show = () => document.getElementById(`ask-${open[0]}`)?.scrollIntoView({ behavior: "smooth", block: "center" });
    return html`<button class="button quiet missing" data-testid="add-to-cart-missing" @click=${show}>
      ${i18n.t("stillMissing", { what })}
    </button>`;
  }
  const total = { amount: unitAmount(product, groups, selection) * selection.quantity, currency: product.price.currency };
  return html`<button class="button split" data-testid="add-to-cart" @click=${onConfirm}>
    <span>${i18n.t(editing ? "update" : "add")}</span>
    <span class="money" data-testid="selection-price">${formatMoney(total, i18n.locale)}</span>
  </button>`;
}

function variants(i18n, product, selection, open, onChange) {
  return ask(i18n, "variant", i18n.t("variant"), i18n.t("choose", { n: 1 }), true, open, html`
    ${product.variants.map((variant) =>
      choice({
        single: true,
        chosen: variant.id === selection.variantId,
        name: variant.name,
        price: formatMoney(variant.price, i18n.locale),
        id: variant.id,
        onPick: () => onChange((now) => ({ ...now, variantId: variant.id })),
      }),
    )}
  `);
}

function optionGroup(i18n, group, selection, open, onChange) {
  const { minSelections: min, maxSelections: max } = group;
  const rule =
    min === 0 ? i18n.t("chooseUpTo", { n: max }) : min === max ? i18n.t("choose", { n: min }) : i18n.t("chooseRange", { min, max });
  const full = chosenIn(group, selection) >= max;
  return ask(i18n, group.id, group.name, rule, min > 0, open, html`
    ${group.options.map((option) => {
      const count = selection.options[option.id] ?? 0;
      return choice({
        single: max === 1,
        chosen: count > 0,
        name: option.name,
        price: option.available ? formatDelta(option.priceDelta, i18n.locale) : i18n.t("soldOut"),
        id: option.id,
        disabled: !option.available || (full && max > 1 && count === 0),
        onPick: () => onChange((now) => toggleOption(group, option.id, now)),
        extra:
          count > 0 && max > 1
            ? stepper(i18n, {
                value: count,
                testid: "option-quantity",
                most: full ? count : Infinity,
                onLess: () => onChange((now) => removeOption(option.id, now)),
                onMore: () => onChange((now) => addOption(group, option.id, now)),
              })
            : nothing,
      });
    })}
  `);
}

function ask(i18n, id, title, rule, required, open, choices) {
  const isOpen = open.includes(id);
  return html`<fieldset class="ask" id="ask-${id}" data-testid="option-group" ?data-open=${isOpen}>
    <legend>
      <span>${title} <small>${rule}</small></span>
      ${required
        ? html`<em class=${isOpen ? "due" : "given"}>${isOpen ? i18n.t("required") : html`${icon("check")} ${i18n.t("done")}`}</em>`
        : nothing}
    </legend>
    ${choices}
  </fieldset>`;
}

function choice({ single, chosen, name, price, id, disabled = false, onPick, extra = nothing }) {
  return html`<div class="choice" ?data-chosen=${chosen}>
    <button
      type="button"
      role=${single ? "radio" : "checkbox"}
      aria-checked=${chosen}
      data-testid="option"
      data-id=${id}
      ?disabled=${disabled}
      @click=${onPick}
    >
      <i class=${single ? "dot" : "box"}>${chosen ? icon("check") : nothing}</i>
      <span class="choice-text"><span>${name}</span> <span class="money soft">${price}</span></span>
    </button>
    ${extra}
  </div>`;
}

function noteField(i18n, selection, onChange) {
  return html`<div class="ask">
    <label class="field">
      ${i18n.t("noteLabel")}
      <textarea
        rows="2"
        maxlength="200"
        data-testid="note"
        placeholder=${i18n.t("notePlaceholder")}
        .value=${selection.note}
        @input=${({ target }) => onChange((now) => ({ ...now, note: target.value }))}
      ></textarea>
    </label>
    ${selection.note.trim()
      ? choice({
          single: false,
          chosen: selection.allergy,
          name: i18n.t("noteAllergy"),
          price: "",
          id: "allergy",
          onPick: () => onChange((now) => ({ ...now, allergy: !now.allergy })),
        })
      : nothing}
  </div>`;
}
