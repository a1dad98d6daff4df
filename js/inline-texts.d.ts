/** The texts of the interface by language, as JSON text. */
export const LANGUAGES: Record<string, string>;
/** The names of countries by language, as JSON text. */
export const REGIONS: Record<string, string>;
/** The words for faults of each language but English, as JSON. */
export const FAULTS: Record<string, string>;
