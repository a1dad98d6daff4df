/** The names of countries by language, as JSON text. */
export const REGIONS: Record<string, string>;
