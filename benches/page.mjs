// The HTML around a contestant: the same head for all.

/**
 * A page. Every contestant gets what a careful author writes: script, styles and data are asked for at once by the head.
 */
export function page({ scripts, styles, data, wasm, range, variant = {}, inline = "", ours = "" }) {
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Bench</title>
<link rel="icon" href="data:,">
<script>window.benchData = ${JSON.stringify(data ?? null)};
window.benchRange = ${JSON.stringify(range)};
window.benchVariant = ${JSON.stringify(variant)};</script>
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("\n")}
${scripts.map((href) => `<link rel="modulepreload" href="${href}">`).join("\n")}
${wasm ? `<link rel="preload" as="fetch" crossorigin href="${wasm}" type="application/wasm">` : ""}
${data ? `<link rel="preload" as="fetch" crossorigin href="${data}">` : ""}
<style>html, body { height: 100%; margin: 0; font: 14px/1.4 sans-serif } #app { width: 100%; height: 100% }</style>
${scripts.map((src) => `<script type="module" src="${src}"></script>`).join("\n")}
${inline ? `<script type="module">${inline}</script>` : ""}
</head>
<body><div id="app">${ours}</div></body>
</html>
`;
}
