// @ts-check
/** The element as a React component: properties, event handlers, and the methods through `ref`. */
import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from "react";
import "./roadmap-widget.js";

/** Properties that are listeners, and the events they listen to. @type {Record<string, string>} */
const LISTENERS = { onReady: "roadmap-ready", onError: "roadmap-error", onSelect: "roadmap-select", onViewChange: "roadmap-viewchange", onFilter: "roadmap-filter", onAsOf: "roadmap-asof" };

/** Where the element keeps how loading ended. */
const LAST = Symbol.for("roadmap-widget.last");

/**
 * @param {Record<string, any>} props
 * @param {import("react").ForwardedRef<any>} ref
 */
function Roadmap({ data, ...props }, ref) {
  const element = useRef(/** @type {any} */ (null));
  const latest = useRef(props);
  latest.current = props;
  /** What was told last; effects may run more than once. */
  const heard = useRef(/** @type {Event | undefined} */ (undefined));
  useImperativeHandle(ref, () => element.current, []);
  useEffect(() => {
    if (data !== undefined) element.current.data = data;
  }, [data]);
  useEffect(() => {
    const own = element.current;
    const hear = (/** @type {CustomEvent} */ event) => {
      if (event === own[LAST]) heard.current = event;
      const [prop] = Object.entries(LISTENERS).find(([, name]) => name === event.type) ?? [];
      if (prop) latest.current[prop]?.(event.detail, event);
    };
    for (const name of Object.values(LISTENERS)) own.addEventListener(name, hear);
    // An element in a page from a server may have been ready before it was listened to.
    const last = own[LAST];
    if (last && last !== heard.current) hear(last);
    return () => Object.values(LISTENERS).forEach((name) => own.removeEventListener(name, hear));
  }, []);
  const attributes = Object.fromEntries(Object.entries(props).filter(([name]) => !(name in LISTENERS) && name !== "className"));
  return createElement("roadmap-widget", { ref: element, class: props.className, suppressHydrationWarning: true, ...attributes });
}

export const RoadmapWidget = forwardRef(Roadmap);
