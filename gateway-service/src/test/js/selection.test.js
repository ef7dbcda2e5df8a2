import assert from "node:assert/strict";
import { test } from "node:test";
import * as selection from "../../main/resources/static/shared/ordering/selection.js";
import { doneness, lemonade, sauces, sides, soup, steak } from "./fixtures.js";

const groups = [doneness, sides, sauces];
const start = selection.startSelection(steak);
const choose = (...choices) => choices.reduce((chosen, [group, option]) => selection.addOption(group, option, chosen), start);

test("a dish with required groups cannot be ordered until each has its least", () => {
  assert.deepEqual(selection.missing(steak, groups, start), ["doneness", "sides"]);
  const half = choose([doneness, "rare"], [sides, "potato"]);
  assert.deepEqual(selection.missing(steak, groups, half), ["sides"]);
  const whole = selection.addOption(sides, "avocado", half);
  assert.deepEqual(selection.missing(steak, groups, whole), []);
});

test("a group that takes one swaps its choice", () => {
  const chosen = choose([doneness, "rare"], [doneness, "medium"]);
  assert.deepEqual(chosen.options, { medium: 1 });
});

test("a full group takes nothing more, an unavailable option never", () => {
  const full = choose([sides, "potato"], [sides, "potato"], [sides, "avocado"]);
  assert.deepEqual(full.options, { potato: 2 });
  assert.deepEqual(choose([sides, "yuca"]).options, {});
});

test("the required single choice can be swapped but not taken away", () => {
  const chosen = choose([doneness, "rare"]);
  assert.equal(selection.toggleOption(doneness, "rare", chosen), chosen);
  assert.deepEqual(selection.toggleOption(sauces, "aji", selection.toggleOption(sauces, "aji", start)).options, {});
});

test("the price of one follows variant and options, counted", () => {
  const chosen = choose([sides, "avocado"], [sides, "avocado"], [sauces, "guacamole"]);
  assert.equal(selection.unitAmount(steak, groups, chosen), 58000_00 + 2 * 3500_00 + 4500_00);
  assert.equal(selection.unitAmount(lemonade, [], { ...start, variantId: "jug" }), 34000_00);
});

test("a product with several variants asks which", () => {
  assert.deepEqual(selection.missing(lemonade, [], selection.startSelection(lemonade)), ["variant"]);
  assert.equal(selection.needsNoChoice(lemonade, []), false);
  assert.equal(selection.needsNoChoice(soup, []), true);
  assert.equal(selection.needsNoChoice(soup, [sauces]), true);
});

test("the quantity stays within its bounds", () => {
  assert.equal(selection.withQuantity(start, 0).quantity, 1);
  assert.equal(selection.withQuantity(start, 1000).quantity, selection.MAX_QUANTITY);
});
