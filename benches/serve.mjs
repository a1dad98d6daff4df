// The web server of the benchmark: everything is compressed beforehand and kept in memory, so that no answer waits for it.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const compress = promisify(zlib.brotliCompress);
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".html": "text/html", ".json": "application/json", ".svg": "image/svg+xml", ".txt": "text/plain" };

/** Addresses and what is answered there. */
export class Shelf {
  #answers = new Map();
  /** Hears of everything that is served. */
  served = () => {};

  put(address, { type, body }) {
    this.#answers.set(address, { type, body });
  }

  has(address) {
    return this.#answers.has(address);
  }

  drop(address) {
    this.#answers.delete(address);
  }

  get(address) {
    return this.#answers.get(address);
  }

  /** The files of a folder, compressed as a release is: once, at the highest quality. */
  async folder(prefix, path, wanted = () => true) {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      if (!entry.isFile() || !TYPES[extname(entry.name)] || !wanted(entry.name)) continue;
      await this.file(`${prefix}/${entry.name}`, await readFile(join(path, entry.name)), TYPES[extname(entry.name)]);
    }
  }

  async file(address, text, type) {
    const bytes = Buffer.from(text);
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    this.put(address, { type, body: await compress(bytes, { params }) });
  }
}

/** Starts to serve a shelf on a free port of this machine and says where. */
export async function serve(shelf) {
  const server = createServer((request, response) => {
    const address = new URL(request.url, "http://bench").pathname;
    const found = shelf.get(address);
    if (!found) return response.writeHead(404, { "cache-control": "no-store" }).end();
    shelf.served(address, found.body.length);
    response.writeHead(200, {
      "content-type": found.type === "text/html" ? "text/html; charset=utf-8" : found.type,
      "content-encoding": "br",
      "content-length": found.body.length,
      "cache-control": "no-store",
    });
    return response.end(found.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
