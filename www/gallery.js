// @ts-check
// A date that stands in for the clock, so that tests and pictures do not depend on the day they are made.
const today = new URLSearchParams(location.search).get("today");
if (today) document.querySelectorAll("roadmap-widget").forEach((widget) => widget.setAttribute("today", today));

export {};
