// One script and one style sheet a contestant, minified for production, as a site of today would ship them.
import { existsSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

/** Bundles an adapter with its library into `out`; says which files a page has to name. */
export async function bundle(script, folder, out) {
  await build({
    entryPoints: [join(folder, "peers", `${script}.js`)],
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target: "chrome130",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".js": "jsx", ".less": "empty", ".svg": "dataurl", ".png": "dataurl", ".gif": "dataurl", ".woff": "file", ".woff2": "file", ".ttf": "file", ".eot": "file" },
    assetNames: "[name]",
    legalComments: "none",
    logLevel: "error",
  });
  const styled = existsSync(join(out, `${script}.css`));
  return { scripts: [`/dist/${script}.js`], styles: styled ? [`/dist/${script}.css`] : [] };
}
