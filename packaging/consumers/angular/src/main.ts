import { Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";

@Component({
  selector: "app-root",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<roadmap-widget src="/roadmap.json" lang="ru" today="2026-11-24" view="timeline" (roadmap-ready)="ready($event)" />`,
})
class App {
  ready(event: Event) {
    document.documentElement.dataset["items"] = String((event as CustomEvent).detail.items);
  }
}

// The bundler of Angular leaves the address of a WASM as it is, so this entry holds the WASM within. Imported like this it is
// a file of its own, which does not count as the first load.
void import("@mdtechnology/roadmap-widget/inline");
void bootstrapApplication(App);
