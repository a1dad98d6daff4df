/** One roadmap on the page. Made from the WASM; see `src/web/handle.rs`. */
export interface Widget {
  setAttribute(name: string, value?: string): void;
  setData(json: Uint8Array[], made: boolean): void;
  refuse(code: string): void;
  fit(): void;
  zoomTo(start: string, end: string): void;
  goToToday(): void;
  select(id: string): void;
  panic(): void;
  destroy(): void;
  free(): void;
}

/** What an instance offers. */
export interface Wasm {
  Widget: new (host: HTMLElement, mount: Element, retry: () => void, json: Uint8Array[] | undefined, made: boolean, fault: string | undefined) => Widget;
  widgetCss(): string;
}

/** Makes an instance; `died` is called when it has failed for good. */
export function instantiate(module: WebAssembly.Module, died: (error: unknown) => void): Wasm;
