import { describe, expect, test } from "vitest";
import { encodeLegacy } from "@/lib/document/testing/legacy-encoder";
import { convertBytes } from "./testing/convert-bytes";
import { makeDocx, paragraph } from "./testing/make-docx";
import { makePdf } from "./testing/make-pdf";
import { makeXlsx } from "./testing/make-xlsx";

const mail = (...parts: (string | Uint8Array)[]) =>
  convertBytes("a.eml", Buffer.concat(parts.map((part) => Buffer.from(part))));

const headers = [
  "Received: from example.org",
  "From: =?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <yamada@example.jp>",
  'To: "Lee, Ann" <ann@example.com>, bo@example.com',
  "Date: Mon, 5 Jan 2026 09:30:00 +0900",
  "Subject: =?utf-8?Q?Price_for_=E2=82=AC5?=",
  "MIME-Version: 1.0",
].join("\r\n");
const shownHeaders =
  "From: 山田 <yamada@example.jp>\nTo: Lee, Ann <ann@example.com>, bo@example.com\nDate: Mon, 5 Jan 2026 09:30:00 +0900\nSubject: Price for €5\n";

const part = (type: string, content: string | Uint8Array, more = "") => [
  `--b\r\nContent-Type: ${type}\r\n${more}\r\n`,
  content,
  "\r\n",
];
const attached = (name: string, type: string, bytes: Uint8Array) =>
  part(
    `${type}; name="${name}"`,
    Buffer.from(bytes).toString("base64"),
    `Content-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n`,
  );
const mixed = (...parts: (string | Uint8Array)[][]) =>
  mail(
    `${headers}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`,
    ...parts.flat(),
    "--b--\r\n",
  );

describe("what was written", () => {
  test("headers, then the text, in quoted-printable", async () => {
    const { text, labelOf, warnings, mediaType } = await mail(
      `${headers}\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 costs a soft=\r\nbreak more.\r\n`,
    );
    expect(text).toBe(`${shownHeaders}\nThe café costs a softbreak more.\n`);
    expect(labelOf("café")).toBe("message");
    expect(labelOf("Ann")).toBe("headers");
    expect(warnings).toEqual([]);
    expect(mediaType).toBe("message/rfc822");
  });

  test("Japanese in ISO-2022-JP", async () => {
    const written = Buffer.from("\x1b$B8+@Q$b$j\x1b(B 100\r\n", "latin1");
    const { text } = await mail(
      `${headers}\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n`,
      written,
    );
    expect(text).toBe(`${shownHeaders}\n見積もり 100\n`);
  });

  test("parts of one mail may each have their own encoding", async () => {
    const { text } = await mixed(
      part("text/plain; charset=utf-8", "Grüße\r\n"),
      attached("uriage.csv", "text/csv", encodeLegacy("shift_jis", "地域,売上\n北海道,1200\n")),
    );
    expect(text).toContain("Grüße\n");
    expect(text).toContain("地域,売上\n北海道,1200\n");
  });

  test("a mail in HTML only is read as it is seen", async () => {
    const { text } = await mail(
      `${headers}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Dear <b>Ann</b></p><p>Yes.</p>`,
    );
    expect(text).toBe(`${shownHeaders}\nDear Ann\n\nYes.\n`);
  });
});

describe("attachments", () => {
  test("each is read in its own way and keeps its places under its name", async () => {
    const { text, labelOf, warnings } = await mixed(
      part("text/plain", "See attached.\r\n"),
      attached("offer.pdf", "application/pdf", makePdf([{ lines: ["One"] }, { lines: ["Two"] }])),
      attached("terms.docx", "application/octet-stream", makeDocx({ body: paragraph("Net 30") })),
      attached("units.xlsx", "application/x", makeXlsx([{ name: "S", rows: [["a", 77]] }])),
      attached("photo.png", "image/png", Buffer.from("\x89PNG\r\n\x1a\n....", "latin1")),
    );
    expect(text).toContain("See attached.\n\n# Attachment: offer.pdf (application/pdf, ");
    expect(labelOf("Two")).toBe("offer.pdf, page 2");
    expect(labelOf("Net 30")).toBe("terms.docx");
    expect(labelOf("77")).toBe("'units.xlsx, S'!B1");
    expect(text).toMatch(
      /# Attachment: photo\.png \(image\/png, [\d,]+ bytes\)\n\[Not read: .*PNG picture/,
    );
    expect(warnings).toEqual([expect.stringMatching(/1 attachment could not be read.*photo\.png/)]);
  });

  test("a forwarded mail is read with its own headers, and warnings name where they are from", async () => {
    const inner = `From: bo@example.com\r\nSubject: Inner\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Deep<span hidden>x</span></p>`;
    const { text, labelOf, warnings } = await mixed(
      part("text/plain", "FYI\r\n"),
      part("message/rfc822", inner, 'Content-Disposition: attachment; filename="old.eml"\r\n'),
    );
    expect(text).toContain("From: bo@example.com\nSubject: Inner\n\nDeep\n");
    expect(labelOf("Deep")).toBe("old.eml, message");
    expect(warnings).toEqual([expect.stringMatching(/^old\.eml: 1 part of the page is hidden/)]);
  });

  test("mails in mails are read to a depth, and what is deeper is named", async () => {
    let inner = "From: a@b.c\r\nMIME-Version: 1.0\r\n\r\nbottom";
    for (let depth = 0; depth < 8; depth += 1) {
      inner = `From: a@b.c\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=m${depth}.eml\r\n\r\n${inner}\r\n--b${depth}--\r\n`;
    }
    const { text } = await mail(inner);
    expect(text).toMatch(/Not read: It is a mail in a mail, 6 deep/);
    expect(text).not.toContain("bottom");
  });
});

describe("what is a mail", () => {
  test.each([
    ["a.txt", "From: a@b.c\r\nMessage-ID: <1@b>\r\nSubject: x\r\n\r\nhello"],
    ["a.eml", "From: a@b.c\nDate: today\n\nhello"],
    ["mbox", "From a@b.c Mon Jan 5\nFrom: a@b.c\nReceived: by x\n folded\n\nhello"],
  ])("%s", async (name, text) => {
    expect((await convertBytes(name, Buffer.from(text))).text).toMatch(
      /From: a@b\.c[\s\S]*hello\n$/,
    );
  });

  test.each([
    ["notes.txt", "From: Ann\nDate: Monday\n\nminutes of the meeting"],
    ["log.txt", "Received: 5 boxes\nFrom where we stand: nothing\n"],
    ["a.eml", "no header here\n"],
  ])("%s with %j is a text", async (name, text) => {
    await expect(convertBytes(name, Buffer.from(text))).rejects.toThrow("taken for a text");
  });
});
