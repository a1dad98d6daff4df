// Our element. Not bundled: it stands in the page, since the package is what is measured.
const element = document.querySelector("roadmap-widget");
const root = () => element.shadowRoot;
const items = () => root()?.querySelectorAll(".mark") ?? [];
const count = () => items().length;

/** The name and place of the first item seen: what a reader would notice moving. */
function view() {
  for (const item of items()) {
    const { left, right, top, bottom, width } = item.getBoundingClientRect();
    if (width > 0 && right > 240 && left < innerWidth && bottom > 160 && top < innerHeight) {
      return `${item.textContent.slice(0, 40)} ${Math.round(left)} ${Math.round(width)}`;
    }
  }
  return "";
}

/** In the row of `data`, the page fetches and reads the JSON itself. */
if (window.benchProperty) element.data = await (await fetch(window.benchData)).json();
/** Marks that stand for several items by their number: such a window shows less than one of items with titles. */
const counted = () => root().querySelectorAll(".mark.chip, .mark .chip").length;

window.bench = { count, counted, view, pan: "drag", zoom: "ctrl", at: [760, 420], ready: window.whenPainted(count) };
