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

/** Most lines of the list: a huge document may be the very reason why it is needed. */
const MAX_LINES = 2_000;

/**
 * Titles and dates of a roadmap as headings and lists: all of them up to a limit, then a link to the data.
 * @param {Document} document
 * @param {unknown} data the parsed JSON
 * @param {string} lang
 * @param {string | null} src the address of the data, where it has one
 * @returns {HTMLElement}
 */
export function plainList(document, data, lang, src) {
  let room = MAX_LINES;
  /** @param {unknown[]} entries */
  const listed = (entries) => {
    const list = document.createElement("ul");
    for (const entry of entries.slice(0, room)) list.append(element(document, "li", line(entry, lang)));
    room -= Math.min(room, entries.length);
    return list;
  };
  const roadmap = /** @type {any} */ (data ?? {});
  const root = document.createElement("section");
  root.lang = lang;
  root.append(element(document, "h2", words(roadmap.title, lang)));
  for (const track of Array.isArray(roadmap.tracks) ? roadmap.tracks : []) {
    if (track === null || typeof track !== "object") continue;
    if (room === 0) break;
    const series = Array.isArray(track.series) ? track.series : [track];
    const points = series.flatMap((/** @type {any} */ one) => (Array.isArray(one?.points) ? one.points : []));
    const items = Array.isArray(track.items) ? track.items : [];
    root.append(element(document, "h3", words(track.title, lang)), listed([...items, ...points]));
  }
  for (const group of [roadmap.goals, roadmap.risks, roadmap.keyDates]) {
    if (Array.isArray(group) && group.length > 0 && room > 0) root.append(listed(group));
  }
  if (room === 0) {
    const more = document.createElement(src ? "a" : "p");
    if (src) more.setAttribute("href", src);
    more.textContent = src ?? "…";
    root.append(more);
  }
  return root;
}
