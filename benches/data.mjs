// The data set of the benchmark: seeded, so that every run and every contestant meets the same items.
import { promisify } from "node:util";
import zlib from "node:zlib";

const compress = promisify(zlib.brotliCompress);

const SEED = 20260101;
const TRACKS = 20;
const DAY = 86_400_000;
const FIRST = Date.UTC(2025, 0, 1);
const DAYS = (Date.UTC(2027, 5, 30) - FIRST) / DAY;

/** Where everyone opens: one year of the two and a half, so that there is something to move to on both sides. */
export const RANGE = { start: "2026-01-01", end: "2026-12-31" };

const ADJECTIVES = "Новый Общий Быстрый Открытый Городской Школьный Первый Единый Мобильный Цифровой Важный Личный".split(" ");
const NOUNS = "отчёт кабинет модуль договор каталог экран справочник журнал раздел платёж бюджет календарь".split(" ");
const TAILS = "для школ,для клиентов,в регионах,версии два,без бумаги,на казахском,с подписью,для команды".split(",");

/** mulberry32: small, fast and the same everywhere. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const date = (day) => new Date(FIRST + day * DAY).toISOString().slice(0, 10);

/** `count` items spread over all tracks: four fifths last 3 to 60 days, the rest is a day each. */
export function spread(count) {
  const next = random(SEED);
  const pick = (words) => words[Math.floor(next() * words.length)];
  const dates = Array.from({ length: DAYS + 1 }, (_, day) => date(day));
  const items = [];
  for (let index = 0; index < count; index += 1) {
    const tail = next() < 0.6 ? ` ${pick(TAILS)}` : "";
    const item = { id: `i${index}`, track: Math.floor(next() * TRACKS), title: `${pick(ADJECTIVES)} ${pick(NOUNS)}${tail}` };
    const length = 3 + Math.floor(next() * 58);
    if (next() < 0.8) {
      const day = Math.floor(next() * (DAYS - length));
      items.push({ ...item, start: dates[day], end: dates[day + length] });
    } else {
      items.push({ ...item, start: dates[Math.floor(next() * DAYS)] });
    }
  }
  return { tracks: tracks(TRACKS), items };
}

/** `count` items in one track that all hold the same day: nothing can share a row. */
export function overlapping(count) {
  const plan = spread(count);
  const middle = Math.floor(DAYS / 2);
  const items = plan.items.map((item, index) => {
    const half = 2 + (index % 29);
    return { id: item.id, track: 0, title: item.title, start: date(middle - half), end: date(middle + half) };
  });
  return { tracks: tracks(1), items };
}

const tracks = (count) => Array.from({ length: count }, (_, index) => ({ id: `t${index}`, title: `Направление ${index + 1}` }));

/** The same plan in the widget's own format. */
export function ours(plan) {
  const lanes = plan.tracks.map((track) => ({ ...track, items: [] }));
  for (const { id, track, title, start, end } of plan.items) {
    lanes[track].items.push(end ? { id, title, start, end } : { id, title, date: start });
  }
  return { title: "Дорожная карта", language: "ru", tracks: lanes };
}

/** A plan as served: brotli as a web server does it on the fly. */
export async function packed(plan) {
  const text = Buffer.from(JSON.stringify(plan));
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 5, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  return { type: "application/json", body: await compress(text, { params }), length: text.length };
}
