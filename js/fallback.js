// @ts-check
/**
 * The roadmap as a plain list, without WebAssembly: for browsers that do not have it, pages that do not allow it, and
 * the case that it failed. Text nodes only.
 */

/**
 * A text for people in the wanted language, else in the first one there is.
 * @param {unknown} text
 * @param {string} lang
 * @returns {string}
 */
function words(text, lang) {
  if (typeof text === "string") return text;
  if (text === null || typeof text !== "object") return "";
  const byLanguage = /** @type {Record<string, unknown>} */ (text);
  const found = byLanguage[lang] ?? Object.values(byLanguage)[0];
  return typeof found === "string" ? found : "";
}

/**
 * A value of a series as text.
 * @param {unknown} value
 * @returns {string}
 */
function amount(value) {
  if (typeof value === "number") return String(value);
  const { min, max } = /** @type {{ min?: number, max?: number }} */ (value ?? {});
  if (min !== undefined && max !== undefined) return `${min}–${max}`;
  return min !== undefined ? `${min}+` : max !== undefined ? `≤ ${max}` : "";
}

/**
 * @param {any} item
 * @param {string} lang
 * @returns {string}
 */
function line(item, lang) {
  if (item === null || typeof item !== "object") return "";
  const when = item.date ?? [item.start, item.end].filter(Boolean).join(" – ");
  const what = words(item.title ?? item.trigger, lang) || item.market || amount(item.plan ?? item.actual);
  return [what, when || item.horizon].filter(Boolean).join(", ");
}

/**
 * @param {Document} document
 * @param {string} tag
 * @param {string} text
 * @returns {HTMLElement}
 */
function element(document, tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/**
 * Every title and date of a roadmap as headings and lists.
 * @param {Document} document
 * @param {unknown} data the parsed JSON
 * @param {string} lang
 * @returns {HTMLElement}
 */
export function plainList(document, data, lang) {
  const roadmap = /** @type {any} */ (data ?? {});
  const root = document.createElement("section");
  root.lang = lang;
  root.append(element(document, "h2", words(roadmap.title, lang)));
  for (const track of Array.isArray(roadmap.tracks) ? roadmap.tracks : []) {
    if (track === null || typeof track !== "object") continue;
    const list = document.createElement("ul");
    const series = Array.isArray(track.series) ? track.series : [track];
    const points = series.flatMap((/** @type {any} */ one) => (Array.isArray(one?.points) ? one.points : []));
    const items = Array.isArray(track.items) ? track.items : [];
    for (const item of [...items, ...points]) list.append(element(document, "li", line(item, lang)));
    root.append(element(document, "h3", words(track.title, lang)), list);
  }
  for (const group of [roadmap.goals, roadmap.risks, roadmap.keyDates]) {
    if (!Array.isArray(group) || group.length === 0) continue;
    const list = document.createElement("ul");
    for (const item of group) list.append(element(document, "li", line(item, lang)));
    root.append(list);
  }
  return root;
}
