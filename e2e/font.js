// The font that every page under test brings along, so that no picture and no layout hangs on the fonts of a machine: DejaVu
// Sans, from the npm package that the lock file pins. It has all letters of the five languages, and Arabic and Hebrew.
import { readFileSync } from "node:fs";

const bytes = (file) => readFileSync(new URL(`node_modules/dejavu-fonts-ttf/ttf/${file}`, import.meta.url)).toString("base64");
const FACES = [
  { weight: "400", data: bytes("DejaVuSans.ttf") },
  { weight: "700", data: bytes("DejaVuSans-Bold.ttf") },
];

/** Runs in each page before its own scripts. Fonts made from bytes and adopted style sheets are allowed by any policy. */
function adoptFont(faces) {
  for (const { weight, data } of faces) {
    const binary = atob(data);
    const buffer = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) buffer[at] = binary.charCodeAt(at);
    document.fonts.add(new FontFace("Test Sans", buffer, { weight }));
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root, :root * { font-family: "Test Sans", sans-serif !important; }');
  // A page may set its own adopted sheets, which replaces this one.
  const adopt = () => {
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  adopt();
  document.addEventListener("DOMContentLoaded", adopt);
}

/** Gives all pages of a Playwright context the font. */
export const bringFont = (context) => context.addInitScript(adoptFont, FACES);
