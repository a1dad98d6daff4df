export default defineNuxtConfig({
  compatibilityDate: "2026-01-01",
  app: { head: { htmlAttrs: { lang: "ru" }, link: [{ rel: "icon", href: "data:," }] } },
  vue: { compilerOptions: { isCustomElement: (tag) => tag === "roadmap-widget" } },
  // For `nuxt dev` of Vite 7: it moves dependencies into a folder of its own, without the files beside them.
  vite: { optimizeDeps: { exclude: ["@mdtechnology/roadmap-widget"] } },
  // Nuxt 4.4, the last one for Node 20, keeps payloads under a key that its storage of today refuses.
  experimental: { payloadExtraction: false },
  // In a project of its own this line is not needed: the output would lie in .output/public.
  nitro: { output: { publicDir: "dist" } },
});
