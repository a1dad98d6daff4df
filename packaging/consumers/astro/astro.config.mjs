export default {
  // For `astro dev` of Vite 6: it moves dependencies into a folder of its own, without the files beside them.
  vite: { optimizeDeps: { exclude: ["@mdtechnology/roadmap-widget"] } },
};
