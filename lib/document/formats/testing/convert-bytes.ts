/** Converts bytes in the test's own process: what the child does, without its limits. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Converted } from "@/lib/document/formats/conversion";
import { convert } from "@/lib/document/formats/convert";
import { formatOf } from "@/lib/document/formats/format-of";
import { TextWriter } from "@/lib/document/formats/text-writer";
import { labelAt, type OutlinePlace } from "@/lib/document/place-outline";

export type TestConversion = Converted & {
  text: string;
  places: OutlinePlace[];
  /** What the reader calls the place of a wording, which must stand once in the text. */
  labelOf(wording: string): string | null;
};

export async function convertBytes(
  name: string,
  bytes: Uint8Array,
  maxTextBytes = 100_000_000,
): Promise<TestConversion> {
  const folder = mkdtempSync(join(tmpdir(), "convert-test-"));
  try {
    const source = join(folder, "source");
    const target = join(folder, "text");
    writeFileSync(source, bytes);
    const format = await formatOf(source, name);
    if (format === null)
      throw new Error(`${name} is taken for a text, or for nothing that is read`);
    const out = new TextWriter(target, maxTextBytes);
    const cMapFolder = `${resolve("node_modules/pdfjs-dist/cmaps")}/`;
    const converted = await convert({ source, name, format, target, cMapFolder }, out);
    out.endLine();
    out.close();
    const text = readFileSync(target, "utf8");
    const { places } = out;
    return { ...converted, text, places, labelOf: (wording) => labelIn(text, places, wording) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function labelIn(text: string, places: OutlinePlace[], wording: string): string | null {
  const start = text.indexOf(wording);
  if (start < 0 || text.indexOf(wording, start + 1) >= 0) {
    throw new Error(`“${wording}” does not stand once in the text:\n${text.slice(0, 2_000)}`);
  }
  const line = text.slice(0, start).split("\n").length;
  return labelAt({ places }, { start, end: start + wording.length, line }, text);
}
