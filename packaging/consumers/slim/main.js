import { define } from "/pkg/slim.js";

// A module that the page compiled itself; an address or bytes would do as well.
define(() => WebAssembly.compileStreaming(fetch("/pkg/roadmap-widget.whole.wasm")));
