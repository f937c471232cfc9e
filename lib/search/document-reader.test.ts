import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createDocumentReader, type DocumentReader } from "./document-reader";

const text = "First line\nThe vendor shall indemnify the buyer.\n有効期間は一年とする。\n";
const directory = mkdtempSync(join(tmpdir(), "verbatim-reader-test-"));
const path = join(directory, "text");
const cacheDir = join(directory, "indexes");
writeFileSync(path, text);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Options = Partial<Parameters<typeof createDocumentReader>[0]>;

async function withReader(use: (reader: DocumentReader) => Promise<void>, options: Options = {}) {
  const reader = createDocumentReader({ cacheDir, maxBytes: 1e8, ...options });
  try {
    await use(reader);
  } finally {
    await reader.close();
  }
}

function writeText(name: string, content: string): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

test("answers every kind of question", () =>
  withReader(async (reader) => {
    await reader.prepare(path);
    expect(await reader.fuzzy(path, { words: "indemnfy buyer", limit: 1 })).toMatchObject([
      { start: 11, end: 48, line: 2 },
    ]);
    expect(await reader.fuzzy(path, { words: "有効な期間", limit: 1 })).toMatchObject([
      { line: 3 },
    ]);
    const request = { query: "the", regex: false, caseSensitive: false, limit: 5 };
    expect((await reader.find(path, request)).total).toBe(2);
    expect(await reader.lines(path, 2, 3, 10)).toEqual([
      { line: 2, start: 11, text: "The vendor", length: 37 },
      { line: 3, start: 49, text: "有効期間は一年とする", length: 11 },
    ]);
    expect(await reader.slice(path, 49, 53)).toBe("有効期間");
    expect(await reader.lineAt(path, 50)).toEqual({ line: 3, column: 2, lineStart: 49 });
  }));

test("many requests at once each get their own answer", () =>
  withReader(async (reader) => {
    const slices = Array.from({ length: 200 }, (_, at) =>
      reader.slice(path, at % 50, (at % 50) + 3),
    );
    const expected = Array.from({ length: 200 }, (_, at) => text.slice(at % 50, (at % 50) + 3));
    expect(await Promise.all(slices)).toEqual(expected);
  }));

describe("decoding", () => {
  const request = (source: string) => ({
    source,
    target: join(directory, "decoded"),
    name: "Report.CSV",
    mediaType: null,
    maxBytes: 1_000,
  });

  test("makes a text file that can be read at once", () =>
    withReader(async (reader) => {
      const source = join(directory, "source");
      writeFileSync(source, Buffer.from("\ufeffa,é\r\nb,c\r\n", "utf16le"));
      const decoded = await reader.decode(request(source));
      expect(decoded).toMatchObject({
        encoding: "utf-16le",
        mediaType: "text/csv",
        lines: 2,
        chars: 8,
        bytes: 9,
        warnings: [],
      });
      expect(decoded.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(readFileSync(join(directory, "decoded"), "utf8")).toBe("a,é\nb,c\n");
    }));

  test("a file that is no text is refused as in the caller's own thread", () =>
    withReader(async (reader) => {
      const source = writeText("picture", "GIF89a and so on");
      await expect(reader.decode(request(source))).rejects.toMatchObject({
        name: "DocumentError",
        code: "unreadable-format",
        message: expect.stringMatching(/Report.CSV.*is a GIF picture/),
      });
    }));
});

describe("the index", () => {
  test("is kept on disk and used again, and built anew when the file is damaged", async () => {
    const document = writeText("kept", "alpha beta\nfresh words here\n");
    const kept = join(directory, "kept-indexes");
    const ask = (reader: DocumentReader) => reader.fuzzy(document, { words: "fersh", limit: 1 });
    await withReader(
      async (reader) => {
        expect(await ask(reader)).toMatchObject([{ line: 2 }]);
      },
      { cacheDir: kept },
    );
    const [file = ""] = readdirSync(kept);
    expect(file).toMatch(/^[0-9a-f]{64}\.search-index$/);
    for (const content of [undefined, "damaged"]) {
      if (content !== undefined) writeFileSync(join(kept, file), content);
      await withReader(
        async (reader) => {
          expect(await ask(reader)).toMatchObject([{ line: 2 }]);
        },
        { cacheDir: kept },
      );
    }
    expect(readdirSync(kept)).toEqual([file]);
  });

  test("that cannot be saved still answers, with a warning", async () => {
    const warnings: string[] = [];
    const notADirectory = writeText("not-a-directory", "x");
    await withReader(
      async (reader) => {
        expect(await reader.fuzzy(path, { words: "vendor", limit: 1 })).toHaveLength(1);
        expect(warnings.join()).toMatch(/could not be saved/);
      },
      { cacheDir: join(notADirectory, "x"), onWarning: (message) => warnings.push(message) },
    );
  });

  test("follows the file when it changes", () =>
    withReader(async (reader) => {
      const document = writeText("changing", "one apple\n");
      expect(await reader.fuzzy(document, { words: "apple", limit: 1 })).toHaveLength(1);
      writeText("changing", "two pears and more\n");
      expect(await reader.fuzzy(document, { words: "apple", limit: 1 })).toEqual([]);
      expect(await reader.lines(document, 1, 1, 99)).toMatchObject([
        { text: "two pears and more" },
      ]);
    }));

  test("memory for one document is enough for many, one after the other", () =>
    withReader(
      async (reader) => {
        for (const round of [1, 2]) {
          for (const word of ["apple", "pear", "plum"]) {
            const document = writeText(`many-${word}`, `${word} ${"filler ".repeat(1_000)}\n`);
            const hits = await reader.fuzzy(document, { words: word, limit: 1 });
            expect(hits, `${word} in round ${round}`).toHaveLength(1);
          }
        }
      },
      { maxBytes: 1_000 },
    ));
});

describe("what goes wrong", () => {
  test("a missing text says so, and the next request is answered", () =>
    withReader(async (reader) => {
      const nowhere = join(directory, "nowhere");
      for (const ask of [
        () => reader.lines(nowhere, 1, 2, 10),
        () => reader.fuzzy(nowhere, { words: "x", limit: 1 }),
        () => reader.prepare(directory),
      ]) {
        await expect(ask()).rejects.toMatchObject({
          name: "DocumentReaderError",
          code: "text-missing",
        });
      }
      expect(await reader.slice(path, 0, 5)).toBe("First");
    }));

  test("a text removed after it was opened is missing", () =>
    withReader(async (reader) => {
      const document = writeText("removed", "here\n");
      await reader.prepare(document);
      rmSync(document);
      await expect(reader.prepare(document)).rejects.toMatchObject({ code: "text-missing" });
    }));

  test("a pattern that never ends stops by itself while lines are still read", () =>
    withReader(async (reader) => {
      const document = writeText("hard", `${"a".repeat(50)}!\n`);
      const request = { query: "^(a+)+$", regex: true, caseSensitive: true, limit: 1 };
      const hanging = reader.find(document, request);
      const start = performance.now();
      await reader.lines(document, 1, 1, 10);
      expect(performance.now() - start).toBeLessThan(1_000);
      await expect(hanging).rejects.toMatchObject({ code: "search-timeout" });
      expect(await reader.fuzzy(path, { words: "vendor", limit: 1 })).toHaveLength(1);
    }));

  test("a thread that hangs is replaced, and requests behind the hanging one are still answered", () =>
    withReader(
      async (reader) => {
        const document = writeText("hanging", `${"a".repeat(50)}!\n`);
        const request = { query: "^(a+)+$", regex: true, caseSensitive: true, limit: 1 };
        const hanging = reader.find(document, request);
        const outcome = expect(hanging).rejects.toMatchObject({ code: "search-timeout" });
        await new Promise((resolve) => setTimeout(resolve, 300));
        const behind = reader.fuzzy(path, { words: "vendor", limit: 1 });
        await outcome;
        expect(await behind).toHaveLength(1);
      },
      { patienceMs: 800 },
    ));

  test("a thread that dies rejects what it was asked, and another takes its place", () => {
    const counter = join(directory, "starts");
    const threadPath = writeText(
      "dying.mjs",
      `import { parentPort } from "node:worker_threads";
       import { existsSync, writeFileSync } from "node:fs";
       const isFirst = !existsSync(${JSON.stringify(counter)});
       writeFileSync(${JSON.stringify(counter)}, "");
       parentPort.on("message", ({ id }) => {
         if (isFirst) process.exit(1);
         parentPort.postMessage({ id, outcome: "ok", result: "from another thread" });
       });`,
    );
    return withReader(
      async (reader) => {
        const asked = [reader.slice(path, 0, 1), reader.slice(path, 1, 2)];
        const outcomes = await Promise.allSettled(asked);
        for (const outcome of outcomes) {
          expect(outcome).toMatchObject({ status: "rejected", reason: { code: "thread-lost" } });
        }
        expect(await reader.slice(path, 0, 1)).toBe("from another thread");
      },
      { threadPath },
    );
  });

  test("without the built program the error says how to build it", () =>
    withReader(
      async (reader) => {
        await expect(reader.slice(path, 0, 1)).rejects.toMatchObject({
          code: "thread-missing",
          message: expect.stringMatching(/npm run build/),
        });
      },
      { threadPath: join("nowhere", "thread.js") },
    ));

  test("closing rejects what is under way and what comes later", async () => {
    const reader = createDocumentReader({ cacheDir, maxBytes: 1e8 });
    const underWay = expect(reader.prepare(path)).rejects.toMatchObject({ code: "closed" });
    await reader.close();
    await underWay;
    await expect(reader.prepare(path)).rejects.toMatchObject({ code: "closed" });
    await reader.close();
  });
});
