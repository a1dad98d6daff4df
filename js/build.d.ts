/** The release. */
export const VERSION: string;
/** The release and a hash: what tells files of different builds apart. */
export const BUILD: string;
/** `sha384-…` of the WASM, or nothing while it is being worked on. */
export const INTEGRITY: string;
