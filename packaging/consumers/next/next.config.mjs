import { fileURLToPath } from "node:url";

// The packages lie two folders up.
const root = fileURLToPath(new URL("../..", import.meta.url));

export default { distDir: process.env.DIST_DIR, turbopack: { root }, outputFileTracingRoot: root };
