/** The figures that the search has to reach, measured on texts made for it. */
import { Buffer } from "node:buffer";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atLeast, atMost, type BenchRow, median } from "@/bench/bench-row";
import { buildIndex } from "./build-index";
import { createDocumentReader } from "./document-reader";
import { searchText } from "./search-text";
import {
  englishQueries,
  englishTypos,
  type HandQuery,
  japaneseQueries,
  japaneseTypos,
  plant,
  recallAtTen,
  type Searchable,
  typoTopOne,
} from "./testing/measure-recall";
import { englishText, japaneseText } from "./testing/synthetic-text";

const megabyte = 1_000_000;
const typoQueries = 80;

type Language = {
  name: string;
  text: string;
  queries: readonly HandQuery[];
  typos: typeof englishTypos;
};

function millisecondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Decoded from bytes, as a document is: a text put together from pieces is laid out otherwise in memory. */
function asRead(text: string): string {
  return Buffer.from(text).toString("utf8");
}

function benchLanguage({ name, text, queries, typos }: Language): BenchRow[] {
  const document = asRead(plant(text, queries));
  const size = `${Math.round(Buffer.byteLength(document) / megabyte)} MB ${name}`;
  const builds = [1, 2, 3].map(() => millisecondsOf(() => buildIndex(document)));
  const searched: Searchable = { text: document, index: buildIndex(document) };
  const durations = queries.map(({ words }) =>
    millisecondsOf(() => searchText(searched.index, document, { words, limit: 10 })),
  );
  const typoShares = [1, 2, 3].map((seed) =>
    typoTopOne(searched, { ...typos, queries: typoQueries, seed }),
  );
  return [
    atMost(`fuzzy index, ${size}, built in`, median(builds), "ms", 800),
    atMost(`fuzzy query, ${size}, median`, median(durations), "ms", 15),
    atLeast(`recall@10 of ten hand queries, ${size}`, recallAtTen(searched, queries), "", 0.95),
    atLeast(`first hit right for random typos, ${size}`, median(typoShares), "", 0.9),
  ];
}

async function waitFor(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function longestPauseDuring(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  await work();
  clearInterval(ticks);
  return longest;
}

async function benchReader(text: string, directory: string): Promise<BenchRow[]> {
  const path = join(directory, "text");
  await writeFile(path, asRead(text));
  const reader = createDocumentReader({ cacheDir: directory, maxBytes: 2e9 });
  try {
    const readAt = (line: number) => () => reader.lines(path, line, line + 200, 500);
    const first = await waitFor(readAt(1));
    const later: number[] = [];
    for (let at = 1; at <= 50; at += 1) later.push(await waitFor(readAt(at * 10_000)));
    const pause = await longestPauseDuring(() => reader.prepare(path));
    const start = performance.now();
    const building = reader.fuzzy(path, { words: "severabilty", limit: 10 });
    const besides = await waitFor(readAt(500_000));
    await building;
    return [
      atMost("first lines of a 100 MB document, thread start included", first, "ms", 300),
      atMost("200 further lines of it, median", median(later), "ms", 10),
      atMost("longest pause of the asking thread while it is indexed", pause, "ms", 50),
      atMost("200 lines while it is searched", besides, "ms", 50),
      atMost("first fuzzy query through the thread", performance.now() - start, "ms", 500),
    ];
  } finally {
    await reader.close();
  }
}

export async function benchSearch(): Promise<BenchRow[]> {
  const directory = await mkdtemp(join(tmpdir(), "verbatim-bench-search-"));
  try {
    return [
      ...(await benchReader(englishText(100 * megabyte, 8), directory)),
      ...benchLanguage({
        name: "English",
        text: englishText(40 * megabyte, 7),
        queries: englishQueries,
        typos: englishTypos,
      }),
      ...benchLanguage({
        name: "Japanese",
        text: japaneseText((40 * megabyte) / 2.9, 7),
        queries: japaneseQueries,
        typos: japaneseTypos,
      }),
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
