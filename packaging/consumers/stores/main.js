// Roadmaps out of reactive stores. Each gives a proxy of its own, and keeps it while what is in it changes.
import "@mdtechnology/roadmap-widget";
import Alpine from "alpinejs";
import { createDraft, produce } from "immer";
import { autorun, observable, runInAction } from "mobx";
import { createEffect, createRoot } from "solid-js";
import { createStore, produce as edited } from "solid-js/store";
import { reactive, ref, watchEffect } from "vue";
import { svelte } from "./runes.svelte.js";

const STORES = {
  "Vue ref"(first) {
    const plan = ref(first);
    return { given: () => plan.value, edit: (change) => change(plan.value), replace: (fresh) => (plan.value = fresh), watch: watchEffect };
  },
  "Vue reactive"(first) {
    const state = reactive({ plan: first });
    return { given: () => state.plan, edit: (change) => change(state.plan), replace: (fresh) => (state.plan = fresh), watch: watchEffect };
  },
  "Svelte $state": svelte,
  "Solid store"(first) {
    const [state, set] = createStore({ plan: first });
    return { given: () => state.plan, edit: (change) => set("plan", edited(change)), replace: (fresh) => set({ plan: fresh }), watch: (run) => createRoot(() => createEffect(run)) };
  },
  "Alpine reactive"(first) {
    const state = Alpine.reactive({ plan: first });
    return { given: () => state.plan, edit: (change) => change(state.plan), replace: (fresh) => (state.plan = fresh), watch: Alpine.effect };
  },
  "MobX observable"(first) {
    const state = observable({ plan: first });
    return { given: () => state.plan, edit: (change) => runInAction(() => change(state.plan)), replace: (fresh) => runInAction(() => (state.plan = fresh)), watch: autorun };
  },
  // Immer's plans are frozen, and each change makes another one.
  "Immer produce"(first) {
    let plan = produce(first, () => {});
    return { given: () => plan, edit: (change) => (plan = produce(plan, (draft) => void change(draft))), replace: (fresh) => (plan = produce(fresh, () => {})) };
  },
  // A draft is a proxy that stays the same.
  "Immer draft"(first) {
    let draft = createDraft(first);
    return { given: () => draft, edit: (change) => change(draft), replace: (fresh) => (draft = createDraft(fresh)) };
  },
};

/** A small roadmap. */
const roadmap = (...titles) => ({ title: "Stores", tracks: [{ title: "Track", kind: "phases", items: titles.map((title) => ({ title, start: "2026-10", end: "2027-03" })) }] });

function widget() {
  const element = document.createElement("roadmap-widget");
  for (const [name, value] of Object.entries({ lang: "ru", today: "2026-11-24", view: "timeline" })) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

/** Waits until the element shows these words, and not those. */
async function shows(element, words, gone, step) {
  const until = performance.now() + 2_000;
  for (;;) {
    const text = element.shadowRoot.querySelector("section.roadmap .frame")?.innerText ?? "";
    if (words.every((word) => text.includes(word)) && !gone.some((word) => text.includes(word))) return;
    if (performance.now() > until) throw new Error(`${step}: ${text.replace(/\s+/g, " ")}`);
    await new Promise(requestAnimationFrame);
  }
}

async function tried(store) {
  const { given, edit, replace, watch } = store(roadmap("First"));
  const element = widget();
  element.data = given();
  await shows(element, ["First"], [], "first");
  edit((plan) => (plan.tracks[0].items[0].title = "Second"));
  element.data = given();
  await shows(element, ["Second"], ["First"], "the same object, changed deep within");
  edit((plan) => plan.tracks[0].items.push({ title: "Third", start: "2027-04", end: "2027-08" }));
  element.data = given();
  await shows(element, ["Second", "Third"], [], "the same object, longer");
  replace(roadmap("Fourth"));
  element.data = given();
  await shows(element, ["Fourth"], ["Second", "Third"], "another object");
  if (watch) {
    // The whole roadmap is read when it is assigned, so an effect runs again whatever changes in it.
    const stop = watch(() => void (element.data = given()));
    await new Promise(requestAnimationFrame);
    edit((plan) => (plan.tracks[0].items[0].title = "Fifth"));
    await shows(element, ["Fifth"], ["Fourth"], "an effect");
    if (typeof stop === "function") stop();
  }
  element.remove();
}

const told = [];
for (const [name, store] of Object.entries(STORES)) {
  told.push(await tried(store).then(() => name, (error) => `${name} fails at ${error.message}`));
}
// What stays on the page is the roadmap of all consumers, out of a store.
const whole = widget();
whole.addEventListener("roadmap-ready", () => (document.documentElement.dataset.stores = told.join(", ")));
whole.data = ref(await (await fetch("/roadmap.json")).json()).value;
