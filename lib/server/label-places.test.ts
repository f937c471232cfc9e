import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { InquiryResult } from "@/lib/rlm/result";
import { labelPlaces } from "@/lib/server/label-places";

const folder = mkdtempSync(join(tmpdir(), "label-places-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text = "Cover\n\f\nNinety days.\n";
const outline = {
  places: [
    { start: 0, line: 1, label: "page 1" },
    { start: 8, line: 3, label: "page 2" },
  ],
};

/** Blobs as files of this machine, by the hash that names them. */
function filesWith(stored: Readonly<Record<string, string>>) {
  const read: string[] = [];
  for (const [sha256, content] of Object.entries(stored)) {
    writeFileSync(join(folder, sha256), content);
  }
  return {
    asked: read,
    async path(sha256: string) {
      read.push(sha256);
      return sha256 in stored ? join(folder, sha256) : null;
    },
    read: async (path: string) => readFileSync(path, "utf8"),
  };
}

const place = { doc: 0, start: 8, end: 14, line: 3 };
const result: InquiryResult = {
  outcome: { status: "ok" },
  answer: { text: "90", forced: false, abstained: false },
  claims: [{ kind: "number", text: "90", mark: "verified", start: 0, end: 2, places: [place] }],
  evidence: [
    { ...place, quote: "Ninety" },
    { ...place, doc: 1, quote: "Ninety" },
  ],
  warnings: [],
};
const document = (id: string, placesSha256?: string) => ({
  id,
  name: `${id}.pdf`,
  textSha256: "the-text",
  chars: text.length,
  lines: 3,
  ...(placesSha256 === undefined ? {} : { placesSha256 }),
});

test("evidence and the places of claims are named, those of a plain text are not", async () => {
  const files = filesWith({ "the-text": text, "outline-a": JSON.stringify(outline) });
  const documents = [document("d1", "outline-a"), document("d2")];
  const { claims, evidence } = await labelPlaces(result, documents, files);
  expect(claims[0]?.places).toEqual([{ ...place, label: "page 2" }]);
  expect(evidence.map(({ label }) => label)).toEqual(["page 2", undefined]);
});

test("an outline that is no longer stored leaves the lines", async () => {
  const files = filesWith({ "the-text": text });
  const { evidence } = await labelPlaces(result, [document("d1", "outline-lost")], files);
  expect(evidence).toEqual(result.evidence);
});

test("documents that an answer does not cite are not read", async () => {
  const files = filesWith({ "the-text": text, "outline-b": JSON.stringify(outline) });
  const cited = { ...result, claims: [], evidence: [] };
  await labelPlaces(cited, [document("d1", "outline-b")], files);
  expect(files.asked).toEqual([]);
});
