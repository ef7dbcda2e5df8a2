import assert from "node:assert/strict";
import { test } from "node:test";
import * as carts from "../../main/resources/static/shared/ordering/cart.js";
import { menuOf } from "../../main/resources/static/shared/ordering/menu.js";
import { startSelection } from "../../main/resources/static/shared/ordering/selection.js";
import { menuDocument, soup, steak } from "./fixtures.js";

const menu = menuOf(menuDocument);
const plain = startSelection(soup);

test("every change of the cart mints a new idempotency key, reading it never", () => {
  const empty = carts.emptyCart();
  const one = carts.addToCart(empty, soup, plain);
  const two = carts.setQuantity(one, one.lines[0].id, 2);
  assert.equal(new Set([empty.key, one.key, two.key]).size, 3);
  carts.orderRequest(two, "session", "ALERGIA:");
  assert.equal(two.key, two.key);
});

test("equal choices share a line, different ones do not", () => {
  const twice = [1, 2].reduce((cart) => carts.addToCart(cart, soup, plain), carts.emptyCart());
  assert.equal(twice.lines.length, 1);
  assert.equal(carts.countOf(twice, "soup"), 2);
  assert.equal(carts.addToCart(twice, soup, { ...plain, note: "sin crema" }).lines.length, 2);
});

test("zero removes a line", () => {
  const cart = carts.addToCart(carts.emptyCart(), soup, plain);
  assert.deepEqual(carts.setQuantity(cart, cart.lines[0].id, 0).lines, []);
});

test("the request holds choices and no price; an allergy is told in the note", () => {
  const chosen = { ...startSelection(steak), options: { rare: 1, potato: 2 }, quantity: 3, note: " maní ", allergy: true };
  const cart = carts.addToCart(carts.emptyCart(), steak, chosen);
  assert.deepEqual(carts.orderRequest(cart, "session", "ALERGIA:"), {
    tableSessionId: "session",
    serviceType: "table",
    items: [
      {
        productId: "steak",
        quantity: 3,
        options: [
          { optionId: "rare", quantity: 1 },
          { optionId: "potato", quantity: 2 },
        ],
        note: "ALERGIA: maní",
      },
    ],
  });
});

test("the preview sums quantities and survives a product that left the menu", () => {
  const cart = carts.setQuantity(carts.addToCart(carts.emptyCart(), soup, plain), "unknown", 5);
  assert.equal(carts.cartAmount(cart, menu), 36000_00);
  const gone = carts.addToCart(cart, { id: "gone" }, plain);
  assert.equal(carts.cartAmount(gone, menu), 36000_00);
  assert.deepEqual(carts.choicesOf(menu, gone.lines[1]), []);
});
