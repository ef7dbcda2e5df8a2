/**
 * What a guest has chosen of one product, and whether it may be ordered. Pure: the same rules the server applies, so that
 * an invalid choice is not offered; the server's word is still the last.
 *
 * @typedef {{variantId: string | null, options: Record<string, number>, quantity: number, note: string, allergy: boolean}} Selection
 */

export const MAX_QUANTITY = 20;

/** @returns {Selection} with the cheapest decision already taken: a lone variant, nothing else */
export function startSelection(product) {
  const variantId = product.variants.length === 1 ? product.variants[0].id : null;
  return { variantId, options: {}, quantity: 1, note: "", allergy: false };
}

export function chosenIn(group, selection) {
  return group.options.reduce((sum, option) => sum + (selection.options[option.id] ?? 0), 0);
}

/** Adds one of an option. A group that takes one only swaps; a full group refuses. */
export function addOption(group, optionId, selection) {
  const option = group.options.find(({ id }) => id === optionId);
  if (!option?.available) return selection;
  const chosen = chosenIn(group, selection);
  if (group.maxSelections === 1) {
    const others = without(selection.options, group);
    return { ...selection, options: { ...others, [optionId]: 1 } };
  }
  if (chosen >= group.maxSelections) return selection;
  const count = (selection.options[optionId] ?? 0) + 1;
  return { ...selection, options: { ...selection.options, [optionId]: count } };
}

export function removeOption(optionId, selection) {
  const { [optionId]: count = 0, ...others } = selection.options;
  return { ...selection, options: count > 1 ? { ...others, [optionId]: count - 1 } : others };
}

/** A touch on an option: on if it was off, off if it was on. A required single choice is only ever swapped. */
export function toggleOption(group, optionId, selection) {
  if (!selection.options[optionId]) return addOption(group, optionId, selection);
  if (group.minSelections === 1 && group.maxSelections === 1) return selection;
  return { ...selection, options: omit(selection.options, optionId) };
}

export function withQuantity(selection, quantity) {
  return { ...selection, quantity: Math.min(MAX_QUANTITY, Math.max(1, quantity)) };
}

/** @returns {string[]} what is still missing: `variant` or the id of a group; empty when it can be ordered */
export function missing(product, groups, selection) {
  const open = groups.filter((group) => {
    const chosen = chosenIn(group, selection);
    return chosen < group.minSelections || chosen > group.maxSelections;
  });
  const variant = product.variants.length > 0 && !product.variants.some(({ id }) => id === selection.variantId);
  return [...(variant ? ["variant"] : []), ...open.map(({ id }) => id)];
}

/** @returns {number} minor units for one, with variant and options */
export function unitAmount(product, groups, selection) {
  const variant = product.variants.find(({ id }) => id === selection.variantId);
  const base = (variant?.price ?? product.price).amount;
  return groups
    .flatMap((group) => group.options)
    .reduce((sum, option) => sum + option.priceDelta.amount * (selection.options[option.id] ?? 0), base);
}

/** Whether it can go into the cart without asking anything. */
export function needsNoChoice(product, groups) {
  return product.variants.length < 2 && groups.every((group) => group.minSelections === 0);
}

function without(options, group) {
  return omit(options, ...group.options.map(({ id }) => id));
}

function omit(object, ...keys) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
