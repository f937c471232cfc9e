/** The process that converts: what it may do, and what ends it. Real processes over hostile files. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { DocumentFormat } from "./conversion";
import { type Converter, type ConverterOptions, createConverter } from "./converter";
import { makeDocx, paragraph } from "./testing/make-docx";
import { inflatingStream, makePdf } from "./testing/make-pdf";
import { makeXlsx } from "./testing/make-xlsx";
import { makeZip } from "./testing/make-zip";

const root = mkdtempSync(join(tmpdir(), "converter-test-"));
afterAll(() => rmSync(root, { recursive: true }));

type File = { name: string; bytes: Uint8Array; format: DocumentFormat };

async function convertWith(
  converter: Converter,
  { name, bytes, format }: File,
  folder = mkdtempSync(join(root, "upload-")),
) {
  const source = join(folder, "source");
  const target = join(folder, "text");
  writeFileSync(source, bytes);
  const conversion = await converter.convert({
    source,
    name,
    format,
    target,
    maxTextBytes: 200_000_000,
  });
  return { ...conversion, text: readFileSync(target, "utf8"), folder };
}

function convert(file: File, options: ConverterOptions = {}) {
  return convertWith(createConverter({ onWarning: () => {}, ...options }), file);
}

const page = { lines: ["some words of a long contract that go on until the end of the line"] };

describe("what is large and honest", () => {
  test("a PDF of 5,000 pages is read whole", { timeout: 120_000 }, async () => {
    const pages = Array.from({ length: 5_000 }, (_, index) => ({ lines: [`Leaf ${index + 1}.`] }));
    const { text, outline } = await convert({
      name: "a.pdf",
      bytes: makePdf(pages),
      format: "pdf",
    });
    expect(outline.places).toHaveLength(5_000);
    expect(outline.places[4_999]?.label).toBe("page 5000");
    expect(text.slice(outline.places[4_999]?.start)).toBe("Leaf 5000.\n");
  });

  test("a workbook of a million rows is read whole", { timeout: 120_000 }, async () => {
    const rows = Array.from(
      { length: 1_000_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index + 1}</v></c></row>`,
    );
    const bytes = makeXlsx([{ name: "S", data: rows.join("") }]);
    const { text, outline } = await convert({ name: "a.xlsx", bytes, format: "xlsx" });
    expect(text.length).toBe(6_888_896 + "# Sheet: S\n".length);
    expect(text.endsWith("\n999999\n1000000\n")).toBe(true);
    expect(outline.places.at(-1)).toMatchObject({ label: "S", cells: { row: 1, column: 1 } });
  });
});

describe("bombs", () => {
  test("a ZIP that says it is too large is refused by what it says", async () => {
    const entries = [
      { name: "word/document.xml", bytes: "<a/>" },
      { name: "word/media/a", bytes: "x", claimedBytes: 4_000_000_000 },
    ];
    await expect(
      convert({ name: "bomb.docx", bytes: makeZip(entries), format: "docx" }),
    ).rejects.toMatchObject({
      code: "limit",
      message: expect.stringMatching(/bomb\.docx.*4\.0 GB.*limit is 2\.5 GB/),
    });
  });

  test("a ZIP that lies about its size is cut off by its lie", async () => {
    const bytes = makeZip([
      { name: "word/document.xml", bytes: " ".repeat(50_000_000), claimedBytes: 100 },
    ]);
    await expect(convert({ name: "liar.docx", bytes, format: "docx" })).rejects.toMatchObject({
      code: "damaged",
    });
  });

  test("a ZIP of very many parts is refused", { timeout: 60_000 }, async () => {
    const entries = Array.from({ length: 20_001 }, (_, index) => ({
      name: `word/${index}`,
      bytes: "",
    }));
    await expect(
      convert({ name: "many.docx", bytes: makeZip(entries), format: "docx" }),
    ).rejects.toMatchObject({ code: "limit", message: expect.stringMatching(/20,001 parts/) });
  });

  test("what a PDF unpacks beyond the memory ends its process and no other", {
    timeout: 60_000,
  }, async () => {
    const bomb = makePdf([page]).toString("latin1");
    const bytes = Buffer.from(
      bomb.replace(/<< \/Length \d+ >>\nstream\nBT[\s\S]*?endstream/, () =>
        inflatingStream(400_000_000),
      ),
      "latin1",
    );
    const limits = { memoryMb: 300, timeoutMs: 60_000 };
    await expect(
      convert({ name: "bomb.pdf", bytes, format: "pdf" }, { limits }),
    ).rejects.toMatchObject({
      code: "limit",
      message: expect.stringMatching(/bomb\.pdf.*300 MB of memory/),
    });
  });

  test("entities that grow are not expanded", async () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
    );
    const prolog = `<!DOCTYPE a [<!ENTITY l0 "ha">${levels.join("")}]>`;
    const bytes = makeDocx({ body: paragraph("x").replace("x", "&l12;"), prolog });
    await expect(convert({ name: "laughs.docx", bytes, format: "docx" })).rejects.toMatchObject({
      code: "damaged",
      message: expect.stringMatching(/laughs\.docx.*declares entities/),
    });
  });
});

describe("limits", () => {
  test("what takes too long is ended, and says how long it had", async () => {
    const bytes = makePdf(Array.from({ length: 3_000 }, () => page));
    const limits = { timeoutMs: 300 };
    await expect(
      convert({ name: "slow.pdf", bytes, format: "pdf" }, { limits }),
    ).rejects.toMatchObject({
      code: "limit",
      message: expect.stringMatching(/slow\.pdf.*within 0\.3 s/),
    });
  });

  test("a process that reports without measure is cut short", async () => {
    const childPath = join(root, "talkative.mjs");
    writeFileSync(
      childPath,
      `import { readFileSync, writeFileSync } from "node:fs";
      const order = JSON.parse(readFileSync(process.argv[2], "utf8"));
      writeFileSync(order.target, "text");
      const warnings = Array.from({ length: 10000 }, () => "x".repeat(5000));
      const report = { outcome: "ok", mediaType: "text/plain", encoding: "utf-8", warnings, outline: { places: [] } };
      writeFileSync(order.report, JSON.stringify(report) + " ".repeat(Number(order.name)));`,
    );
    const file = { bytes: new Uint8Array(1), format: "html" } as const;
    const { warnings } = await convert({ ...file, name: "0" }, { childPath });
    expect(warnings).toHaveLength(51);
    expect(warnings[0]).toHaveLength(2_000);
    expect(warnings[50]).toContain("9950 more");
    await expect(convert({ ...file, name: "80000000" }, { childPath })).rejects.toThrow("places");
  });

  test("files wait for their turn", async () => {
    const converter = createConverter({ atOnce: 1, onWarning: () => {} });
    const bytes = makePdf(Array.from({ length: 2_000 }, () => page));
    const file: File = { name: "a.pdf", bytes, format: "pdf" };
    const small: File = { name: "b.pdf", bytes: makePdf([page]), format: "pdf" };
    const order: string[] = [];
    const first = convertWith(converter, file).then(() => order.push("large"));
    const second = convertWith(converter, small).then(() => order.push("small"));
    await Promise.all([first, second]);
    expect(order).toEqual(["large", "small"]);
  });

  test("a closed converter ends what it began and what waits", async () => {
    const converter = createConverter({ atOnce: 1, onWarning: () => {} });
    const bytes = makePdf(Array.from({ length: 2_000 }, () => page));
    const folder = mkdtempSync(join(root, "upload-"));
    const both = Promise.allSettled([
      convertWith(converter, { name: "a.pdf", bytes, format: "pdf" }, folder),
      convertWith(converter, { name: "b.pdf", bytes, format: "pdf" }),
    ]);
    await vi.waitUntil(() => existsSync(join(folder, "text")), { timeout: 10_000 });
    converter.close();
    for (const ended of await both) {
      expect(ended).toMatchObject({
        status: "rejected",
        reason: { name: "DocumentError", message: expect.stringMatching(/server stopped/) },
      });
    }
  });
});

describe("what the process may do", () => {
  /** Runs a program of the test in the place of the converter: its fences are those of the command. */
  async function inFences(program: string): Promise<string> {
    const childPath = join(mkdtempSync(join(root, "child-")), "child.js");
    writeFileSync(
      childPath,
      `const { writeFileSync, readFileSync } = require("node:fs");
const order = JSON.parse(readFileSync(process.argv[2], "utf8"));
const attempt = (work) => { try { work(); return "done"; } catch (error) { return error.code; } };
(async () => { ${program} })().then((said) => {
  writeFileSync(order.target, String(said));
  writeFileSync(order.report, JSON.stringify({ outcome: "ok", mediaType: "", encoding: "", warnings: [], outline: { places: [] } }));
});`,
    );
    const file: File = { name: "a.pdf", bytes: Buffer.from("the file"), format: "pdf" };
    return (await convert(file, { childPath })).text;
  }

  test.each([
    ["read its file", "return readFileSync(order.source, 'utf8')", "the file"],
    ["not read another", "return attempt(() => readFileSync('/etc/passwd'))", "ERR_ACCESS_DENIED"],
    [
      "not write elsewhere",
      "return attempt(() => writeFileSync('/tmp/x', ''))",
      "ERR_ACCESS_DENIED",
    ],
    [
      "not start a process",
      "return attempt(() => require('node:child_process').spawnSync('true'))",
      "ERR_ACCESS_DENIED",
    ],
    ["not see the product's environment", "return process.env.PATH ?? 'nothing'", "nothing"],
  ])("it may %s", async (_what, program, said) => {
    expect(await inFences(program)).toBe(said);
  });

  test("it reaches no network", async () => {
    const { createServer } = await import("node:http");
    const server = createServer((_request, response) => response.end("reached"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const said = await inFences(
      `return fetch("http://127.0.0.1:${port}").then((reply) => reply.text(), () => "refused")`,
    );
    server.close();
    expect(said).toBe("refused");
  });

  test("nothing is left beside the text but the order and the report", async () => {
    const { folder } = await convert({ name: "a.pdf", bytes: makePdf([page]), format: "pdf" });
    expect(readdirSync(folder).sort()).toEqual(["order.json", "report.json", "source", "text"]);
  });
});
