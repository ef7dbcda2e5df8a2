import { fold } from "./ordering/menu.js";

/** The fourteen allergens of EU Regulation 1169/2011, under the names menus give them. */
const NAMES = {
  gluten: ["wheat", "trigo", "cereals"],
  crustaceans: ["crustacean", "crustaceos", "shellfish", "mariscos", "shrimp"],
  eggs: ["egg", "huevo", "huevos"],
  fish: ["pescado"],
  peanuts: ["peanut", "mani", "cacahuete", "cacahuetes"],
  soy: ["soya", "soja", "soybeans"],
  milk: ["dairy", "lacteos", "leche", "lactosa", "lactose"],
  nuts: ["tree-nuts", "nut", "frutos-secos", "frutos secos", "nueces"],
  celery: ["apio"],
  mustard: ["mostaza"],
  sesame: ["ajonjoli", "sesamo"],
  sulphites: ["sulfites", "sulfitos", "sulphite"],
  lupin: ["altramuz", "altramuces", "lupine"],
  molluscs: ["mollusks", "moluscos", "mollusc"],
};

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([allergen, names]) => [allergen, ...names].map((name) => [name, allergen])),
);

export const ALLERGENS = Object.keys(NAMES);

/** @returns {string | null} one of {@link ALLERGENS}; null: a word of the restaurant's own, shown as it is */
export function allergenOf(name) {
  return BY_NAME.get(fold(name).replaceAll("_", "-")) ?? null;
}
