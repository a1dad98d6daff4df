export default {
  lang: "ru",
  outDir: "dist",
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "roadmap-widget" } } },
  // For `vitepress dev` of Vite 5: it moves dependencies into a folder of its own, without the files beside them.
  vite: { optimizeDeps: { exclude: ["@mdtechnology/roadmap-widget"] } },
};
