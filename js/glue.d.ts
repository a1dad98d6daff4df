/** One roadmap on the page. Made from the WASM; see `src/web/handle.rs`. */
export interface Widget {
  setAttribute(name: string, value?: string): void;
  setData(json: Uint8Array[], made: boolean): void;
  clear(): void;
  refuse(code: string): void;
  setRegions(lang: string, json: Uint8Array): void;
  showFaults(shown: boolean): void;
  newDay(): void;
  fit(): void;
  zoomTo(start: string, end: string): void;
  goToToday(): void;
  goTo(date: string): void;
  ask(date: string): void;
  select(id: string): void;
  message(number: number): string | undefined;
  joined(): void;
  incomplete(): void;
  remeasure(fonts: boolean): void;
  putBack(): void;
  destroy(): void;
  free(): void;
}

/** What an instance offers. */
export interface Wasm {
  Widget: new (
    host: HTMLElement,
    mount: Element,
    lang: string,
    retry: () => void,
    want: (kind: "regions" | "late", lang: string) => void,
    json: Uint8Array[] | undefined,
    made: boolean,
    fault: string | undefined,
    showsFaults: boolean,
  ) => Widget;
  widgetCss(): string;
  /** Nothing before the late part is there. */
  lateCss(): string;
  understands(name: string, value: string): boolean;
  learn(lang: string, json: Uint8Array | undefined): boolean;
  learnLate(lang: string, json: Uint8Array | undefined): void;
  /** Puts the late part beside the instance, once; nothing where all is in the first. */
  join?(late: WebAssembly.Module): void;
}

/** Makes an instance; `died` is called when it has failed for good. */
export function instantiate(module: WebAssembly.Module, died: (error: unknown) => void): Wasm;
