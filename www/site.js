// @ts-check
// Language and theme of the page around the widget. The widget follows the page's `lang` and its own `theme`.
const TEXTS = {
  ru: { heading: "План развития MDTechnology", gallery: "Примеры", language: "Язык", theme: "Тема", auto: "Как в системе", light: "Светлая", dark: "Тёмная", foot: "MDTechnology, Астана" },
  kk: { heading: "MDTechnology даму жоспары", gallery: "Мысалдар", language: "Тіл", theme: "Тақырып", auto: "Жүйедегідей", light: "Ашық", dark: "Қараңғы", foot: "MDTechnology, Астана" },
  en: { heading: "MDTechnology: where we are going", gallery: "Examples", language: "Language", theme: "Theme", auto: "As in the system", light: "Light", dark: "Dark", foot: "MDTechnology, Astana" },
  uz: { heading: "MDTechnology rivojlanish rejasi", gallery: "Misollar", language: "Til", theme: "Mavzu", auto: "Tizimdagidek", light: "Yorugʻ", dark: "Qorongʻi", foot: "MDTechnology, Ostona" },
  ky: { heading: "MDTechnology өнүгүү планы", gallery: "Мисалдар", language: "Тил", theme: "Тема", auto: "Системадагыдай", light: "Жарык", dark: "Караңгы", foot: "MDTechnology, Астана" },
};

const widgets = () => document.querySelectorAll("roadmap-widget");
const choice = new URLSearchParams(location.search);

/** @param {string} lang */
function setLanguage(lang) {
  const texts = /** @type {Record<string, string>} */ (TEXTS[/** @type {keyof typeof TEXTS} */ (lang)] ?? TEXTS.ru);
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll("[data-text]")) {
    const text = texts[/** @type {HTMLElement} */ (element).dataset.text ?? ""];
    if (text) element.textContent = text;
  }
  widgets().forEach((widget) => widget.setAttribute("lang", lang));
  remember("lang", lang, "ru");
}

/** @param {string} theme */
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  widgets().forEach((widget) => widget.setAttribute("theme", theme));
  remember("theme", theme, "auto");
}

/** Keeps a choice in the address, so that it can be shared; nothing is stored. @param {string} name @param {string} value @param {string} usual */
function remember(name, value, usual) {
  if (value === usual) choice.delete(name);
  else choice.set(name, value);
  const query = choice.toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

for (const [id, set, usual] of /** @type {const} */ ([["language", setLanguage, "ru"], ["theme", setTheme, "auto"]])) {
  const select = document.getElementById(id);
  if (!(select instanceof HTMLSelectElement)) continue;
  const value = choice.get(id === "language" ? "lang" : id) ?? usual;
  const known = [...select.options].some((option) => option.value === value);
  select.value = known ? value : usual;
  select.addEventListener("change", () => set(select.value));
  set(select.value);
}

// For screenshots and tests: a date that stands in for the clock, and a view.
for (const name of ["today", "view"]) {
  const value = choice.get(name);
  if (value) widgets().forEach((widget) => widget.setAttribute(name, value));
}
