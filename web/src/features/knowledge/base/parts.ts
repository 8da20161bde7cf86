// The parts of a base's page, as its address names them. Used by the router and by BasePage.
export const BASE_PARTS = ["documents", "qualite", "reglages"] as const;

export type BasePart = (typeof BASE_PARTS)[number];
