import "@mdtechnology/roadmap-widget";
