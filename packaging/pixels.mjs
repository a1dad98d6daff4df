// Comparing two screenshots in the browser itself.

/**
 * The share of pixels that differ by more than rounding.
 * @param {import("playwright-core").Page} page any page; it is not changed
 * @param {Buffer} one
 * @param {Buffer} two
 */
export async function difference(page, one, two) {
  const pair = [one, two].map((png) => png.toString("base64"));
  return page.evaluate(async (pair) => {
    const pictures = await Promise.all(pair.map(async (text) => createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type: "image/png" }))));
    const [{ width, height }, other] = pictures;
    if (other.width !== width || other.height !== height) return 1;
    const [a, b] = pictures.map((picture) => {
      const context = new OffscreenCanvas(width, height).getContext("2d");
      context.drawImage(picture, 0, 0);
      return context.getImageData(0, 0, width, height).data;
    });
    let count = 0;
    for (let at = 0; at < a.length; at += 4) {
      if (Math.abs(a[at] - b[at]) + Math.abs(a[at + 1] - b[at + 1]) + Math.abs(a[at + 2] - b[at + 2]) > 12) count += 1;
    }
    return count / (width * height);
  }, pair);
}
