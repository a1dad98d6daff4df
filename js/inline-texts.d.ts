/** The texts of the interface by language, as JSON text. */
export const LANGUAGES: Record<string, string>;
/** The names of countries by language, as JSON text. */
export const REGIONS: Record<string, string>;
/** What each language but English says once the widget is used, as JSON. */
export const LATE: Record<string, string>;
