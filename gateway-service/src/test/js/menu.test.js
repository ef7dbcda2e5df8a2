import assert from "node:assert/strict";
import { test } from "node:test";
import { allergenOf } from "../../main/resources/static/shared/allergens.js";
import * as menus from "../../main/resources/static/shared/ordering/menu.js";
import { cop, menuDocument, soup } from "./fixtures.js";

const menu = menus.menuOf(menuDocument);
const at = Date.parse("2026-03-01T12:00:00Z");
const withAvailability = (availability) => ({ ...soup, availability: { available: true, remaining: null, until: null, ...availability } });

test("categories come by position and without the empty ones", () => {
  assert.deepEqual(menu.categories.map(({ id }) => id), ["dishes", "drinks"]);
});

test("sold out is what is switched off, counted down, or not yet back", () => {
  assert.equal(menus.isSoldOut(withAvailability({}), at), false);
  assert.equal(menus.isSoldOut(withAvailability({ available: false }), at), true);
  assert.equal(menus.isSoldOut(withAvailability({ remaining: 0 }), at), true);
  assert.equal(menus.isSoldOut(withAvailability({ available: false, until: "2026-03-01T12:00:00Z" }), at), false);
  assert.equal(menus.isSoldOut(withAvailability({ available: false, until: "2026-03-01T12:00:01Z" }), at), true);
});

test("the search minds neither accents nor case nor order, and puts names first", () => {
  assert.deepEqual(menus.searchProducts(menu.products, "SANTAFERENO aji").map(({ id }) => id), ["soup"]);
  assert.deepEqual(menus.searchProducts(menu.products, "crema").map(({ id }) => id), ["soup"]);
  assert.deepEqual(menus.searchProducts(menu.products, "  "), []);
});

test("an event of a product changes its price and availability, never its words", () => {
  const event = { id: "soup", name: "Soup", price: cop(40000), variants: [], availability: { available: false } };
  const changed = menus.applyProductEvent(menu, event).product("soup");
  assert.equal(changed.name, soup.name);
  assert.equal(changed.price.amount, 40000_00);
  assert.equal(changed.availability.available, false);
  assert.equal(menus.applyProductEvent(menu, { ...event, id: "unknown" }), menu);
});

test("allergens are known under Spanish and English names; others keep their own", () => {
  assert.equal(allergenOf("Lácteos"), "milk");
  assert.equal(allergenOf("TREE_NUTS"), "nuts");
  assert.equal(allergenOf("kiwi"), null);
});
