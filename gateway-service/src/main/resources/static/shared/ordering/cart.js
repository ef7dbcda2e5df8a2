import { randomId } from "../ids.js";
import { MAX_QUANTITY, unitAmount } from "./selection.js";

/**
 * A cart is its lines and the idempotency key they will be sent with. The key lives exactly as long as the content: any
 * change mints a new one, and repeating a send never does. So however often "send" is pressed, one order comes of it.
 *
 * @typedef {{id: string, productId: string, selection: import("./selection.js").Selection}} Line
 * @typedef {{key: string, lines: Line[]}} Cart
 */

export function emptyCart() {
  return { key: randomId(), lines: [] };
}

/** Equal choices of one product share a line. */
export function addToCart(cart, product, selection) {
  const same = cart.lines.find((line) => line.productId === product.id && sameChoice(line.selection, selection));
  if (same) return setQuantity(cart, same.id, same.selection.quantity + selection.quantity);
  return changed([...cart.lines, { id: randomId(), productId: product.id, selection }]);
}

export function replaceLine(cart, lineId, selection) {
  return changed(cart.lines.map((line) => (line.id === lineId ? { ...line, selection } : line)));
}

/** Zero removes the line. */
export function setQuantity(cart, lineId, quantity) {
  if (quantity <= 0) return changed(cart.lines.filter(({ id }) => id !== lineId));
  const bounded = Math.min(MAX_QUANTITY, quantity);
  return changed(
    cart.lines.map((line) =>
      line.id === lineId ? { ...line, selection: { ...line.selection, quantity: bounded } } : line,
    ),
  );
}

export function countOf(cart, productId) {
  return cart.lines
    .filter((line) => productId === undefined || line.productId === productId)
    .reduce((sum, { selection }) => sum + selection.quantity, 0);
}

/** A preview in minor units; only a quote or the order itself is the price. */
export function cartAmount(cart, menu) {
  return cart.lines.reduce((sum, line) => sum + lineAmount(line, menu), 0);
}

export function lineAmount({ productId, selection }, menu) {
  const product = menu.product(productId);
  return product ? unitAmount(product, menu.groupsOf(product), selection) * selection.quantity : 0;
}

/** The line's variant and options in words. */
export function choicesOf(menu, { productId, selection: { variantId, options } }) {
  const product = menu.product(productId);
  if (!product) return [];
  const variant = product.variants.find(({ id }) => id === variantId)?.name;
  const chosen = menu
    .groupsOf(product)
    .flatMap((group) => group.options)
    .filter(({ id }) => options[id])
    .map(({ id, name }) => (options[id] > 1 ? `${name} × ${options[id]}` : name));
  return [variant, chosen.join(" · ")].filter(Boolean);
}

/** The body of a quote or an order. It holds no price. */
export function orderRequest(cart, tableSessionId, allergyPrefix) {
  return { tableSessionId, serviceType: "table", items: cart.lines.map((line) => itemOf(line, allergyPrefix)) };
}

function itemOf({ productId, selection }, allergyPrefix) {
  const { variantId, options, quantity, note, allergy } = selection;
  const text = [allergy && allergyPrefix, note.trim()].filter(Boolean).join(" ");
  return {
    productId,
    ...(variantId && { variantId }),
    quantity,
    options: Object.entries(options).map(([optionId, count]) => ({ optionId, quantity: count })),
    ...(text && { note: text }),
  };
}

function changed(lines) {
  return { key: randomId(), lines };
}

function sameChoice(left, right) {
  const text = ({ variantId, options, note, allergy }) =>
    JSON.stringify([variantId, Object.entries(options).sort(), note.trim(), allergy]);
  return text(left) === text(right);
}
