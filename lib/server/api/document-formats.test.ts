/** Files that are converted, from the upload to the lines and the file that come back. */
import { expect, test } from "vitest";
import { makeDocx, paragraph } from "@/lib/document/formats/testing/make-docx";
import { makePdf } from "@/lib/document/formats/testing/make-pdf";
import { makeXlsx } from "@/lib/document/formats/testing/make-xlsx";
import type { DocumentLines } from "@/lib/server/documents/read-lines";
import type { Problem } from "@/lib/server/http/problem";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { StoredDocument } from "@/lib/store/document-store";

type Added = { documents: StoredDocument[] };

async function upload(api: ApiClient, name: string, bytes: Uint8Array | string): Promise<Response> {
  const body = new FormData();
  body.append("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]), name);
  return api("POST", "/api/v1/documents", { body });
}

async function add(
  api: ApiClient,
  name: string,
  bytes: Uint8Array | string,
): Promise<StoredDocument> {
  const { documents } = await jsonOf<Added>(await upload(api, name, bytes));
  if (!documents[0]) throw new Error("The upload came back without a document.");
  return documents[0];
}

test("a PDF comes back as lines on pages, and as the file that it was", async () => {
  const api = createApiClient(createTestComposition());
  const bytes = makePdf([{ lines: ["Cover"] }, { hasPicture: true }, { lines: ["Annex", "End"] }]);
  const document = await add(api, "report.pdf", bytes);
  expect(document).toMatchObject({
    mediaType: "application/pdf",
    encoding: "utf-8",
    bytes: bytes.length,
    lines: 6,
    placesSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    warnings: [expect.stringMatching(/page 2/)],
  });
  const lines = await jsonOf<DocumentLines>(
    await api("GET", `/api/v1/documents/${document.id}/lines`),
  );
  expect(lines.lines.map(({ text, label, begins }) => [text, label, begins])).toEqual([
    ["Cover", "page 1", "page 1"],
    ["\f", "page 1", undefined],
    [expect.stringMatching(/no text/), "page 2", "page 2"],
    ["\f", "page 2", undefined],
    ["Annex", "page 3", "page 3"],
    ["End", "page 3", undefined],
  ]);
  const source = await api("GET", `/api/v1/documents/${document.id}/source`);
  expect(source.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''report.pdf");
  expect(Buffer.from(await source.arrayBuffer()).equals(bytes)).toBe(true);
  const text = await api("GET", `/api/v1/documents/${document.id}/text?download=true`);
  expect(text.headers.get("content-disposition")).toContain("report.pdf.txt");
});

test("the rows of a workbook are named by their cells", async () => {
  const api = createApiClient(createTestComposition());
  const rows = [
    ["Region", "Units"],
    ["north", 12],
  ];
  const { id } = await add(api, "sales.xlsx", makeXlsx([{ name: "Q1", rows }]));
  const lines = await jsonOf<DocumentLines>(await api("GET", `/api/v1/documents/${id}/lines`));
  expect(lines.lines.map(({ text, label, begins }) => [text, label, begins])).toEqual([
    ["# Sheet: Q1", "Q1", "Q1"],
    ["Region,Units", "Q1!A1:B1", undefined],
    ["north,12", "Q1!A2:B2", undefined],
  ]);
});

test("a text has no places and names none", async () => {
  const api = createApiClient(createTestComposition());
  const { id, placesSha256 } = await add(api, "sales.xlsx", "Region,Units\nnorth,12\n");
  expect(placesSha256).toBeNull();
  const { lines } = await jsonOf<DocumentLines>(await api("GET", `/api/v1/documents/${id}/lines`));
  expect(lines[0]).not.toHaveProperty("label");
  expect(lines[0]).not.toHaveProperty("begins");
});

test("the content decides what a file is, not its name", async () => {
  const api = createApiClient(createTestComposition());
  const word = makeDocx({ body: paragraph("A Word file") });
  expect((await add(api, "report.pdf", word)).mediaType).toMatch(/wordprocessingml/);
  expect((await add(api, "data.xlsx", "a,b\n1,2\n")).placesSha256).toBeNull();
  expect((await add(api, "notes.txt", makePdf([{ lines: ["x"] }]))).mediaType).toBe(
    "application/pdf",
  );
});

test.each([
  ["scan.pdf", makePdf([{ hasPicture: true }]), /scan\.pdf.*OCR/],
  ["cut.pdf", Buffer.from("%PDF-1.7\n1 0 obj"), /cut\.pdf.*damaged PDF/],
  ["cut.docx", makeDocx({ body: paragraph("x") }).subarray(0, -40), /cut\.docx.*damaged/],
  ["sealed.docx", sealedOffice(), /sealed\.docx.*Office file with a password/],
  ["old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), /old\.xls.*old Office file.*\.xlsx/],
])("%s is refused with what to do, and nothing of it is kept", async (name, bytes, words) => {
  const api = createApiClient(createTestComposition());
  const response = await upload(api, name, bytes);
  expect(response.status).toBe(422);
  expect((await jsonOf<Problem>(response)).detail).toMatch(words);
  expect(await jsonOf<Added>(await api("GET", "/api/v1/documents"))).toEqual({ documents: [] });
});

/** Office puts a file with a password into the container of its old formats. */
function sealedOffice(): Buffer {
  return Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(1_000),
    Buffer.from("EncryptedPackage", "utf16le"),
  ]);
}
