export default {
  // Vite's dev server moves dependencies into a folder of its own, without the files beside them (vitejs/vite#8427).
  optimizeDeps: { exclude: ["@mdtechnology/roadmap-widget"] },
  // Here the packages lie two folders up; in a project of its own this line is not needed.
  server: { fs: { allow: ["../.."] } },
};
