// The font that every page under test brings along, so that no picture and no layout hangs on the fonts of a machine: DejaVu
// Sans, from the npm package that the lock file pins. It has all letters of the five languages, and Arabic and Hebrew. Chinese
// comes from Noto Sans SC, to the pages that ask for it: it has a hundred times the letters.
import { readFileSync } from "node:fs";

const bytes = (file) => readFileSync(new URL(`node_modules/${file}`, import.meta.url)).toString("base64");
const face = (file, weight) => ({ weight, data: bytes(file) });
const FACES = [face("dejavu-fonts-ttf/ttf/DejaVuSans.ttf", "400"), face("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf", "700")];
const chinese = (weight) => face(`@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`, weight);

/** Runs in each page before its own scripts. Fonts made from bytes and adopted style sheets are allowed by any policy. */
function adoptFont({ family, faces }) {
  for (const { weight, data } of faces) {
    const binary = atob(data);
    const buffer = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) buffer[at] = binary.charCodeAt(at);
    document.fonts.add(new FontFace(family, buffer, { weight }));
  }
  if (family !== "Test Sans") return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root, :root * { font-family: "Test Sans", "Test Chinese", sans-serif !important; }');
  // A page may set its own adopted sheets, which replaces this one.
  const adopt = () => {
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  adopt();
  document.addEventListener("DOMContentLoaded", adopt);
}

/** Gives all pages of a Playwright context the font. */
export const bringFont = (context) => context.addInitScript(adoptFont, { family: "Test Sans", faces: FACES });

/** Gives them the letters of Chinese as well. */
export const bringChinese = (context) =>
  context.addInitScript(adoptFont, { family: "Test Chinese", faces: [chinese("400"), chinese("700")] });
