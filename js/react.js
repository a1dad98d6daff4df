// @ts-check
/** The element as a React component: properties, event handlers, and the methods through `ref`. */
import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from "react";
import "./roadmap-widget.js";

/** Properties that are listeners, and the events they listen to. @type {Record<string, string>} */
const LISTENERS = { onReady: "roadmap-ready", onError: "roadmap-error", onSelect: "roadmap-select", onViewChange: "roadmap-viewchange" };

/**
 * @param {Record<string, any>} props
 * @param {import("react").ForwardedRef<any>} ref
 */
function Roadmap({ data, ...props }, ref) {
  const element = useRef(/** @type {any} */ (null));
  const latest = useRef(props);
  latest.current = props;
  useImperativeHandle(ref, () => element.current, []);
  useEffect(() => {
    if (data !== undefined) element.current.data = data;
  }, [data]);
  useEffect(() => {
    const own = element.current;
    const entries = Object.entries(LISTENERS).map(([prop, name]) => {
      const listener = (/** @type {CustomEvent} */ event) => latest.current[prop]?.(event.detail, event);
      own.addEventListener(name, listener);
      return () => own.removeEventListener(name, listener);
    });
    return () => entries.forEach((stop) => stop());
  }, []);
  const attributes = Object.fromEntries(Object.entries(props).filter(([name]) => !(name in LISTENERS) && name !== "className"));
  return createElement("roadmap-widget", { ref: element, class: props.className, suppressHydrationWarning: true, ...attributes });
}

export const RoadmapWidget = forwardRef(Roadmap);
