// Nothing: what a step costs when there is nothing to move. It is the part of each number that measuring itself takes.
import { begin } from "./common.js";

const line = document.createElement("p");
line.textContent = "—";
document.getElementById("app").append(line);
let wheels = 0;
addEventListener("wheel", (event) => { event.preventDefault(); wheels += 1; }, { passive: false });
begin({ count: () => 1, view: () => String(wheels), pan: "wheel", zoom: "ctrl" });
