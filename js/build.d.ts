/** The release. */
export const VERSION: string;
/** The release and a hash: what tells files of different builds apart. */
export const BUILD: string;
/** `sha384-…` of the WASM, or nothing while it is being worked on. */
export const INTEGRITY: string;
/** `sha384-…` of its late part, or nothing where there is none. */
export const LATE_INTEGRITY: string;
/** `sha384-…` of the WASM that holds both. */
export const WHOLE_INTEGRITY: string;
