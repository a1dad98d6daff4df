import "@mdtechnology/roadmap-widget";
import { createSignal } from "solid-js";
import { render } from "solid-js/web";

function App() {
  const [plan, setPlan] = createSignal();
  const ready = ({ detail }) => (document.documentElement.dataset.items = String(detail.items));
  fetch("/roadmap.json").then(async (answer) => setPlan(await answer.json()));
  // `prop:` sets a property instead of an attribute, `on:` hears an event under the name that it has.
  return <roadmap-widget prop:data={plan()} lang="ru" today="2026-11-24" view="timeline" on:roadmap-ready={ready} />;
}

render(App, document.getElementById("app"));
