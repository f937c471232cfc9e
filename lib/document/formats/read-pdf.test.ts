import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TextItem, textOfItems } from "./pdf-lines";
import { noTextOnPage } from "./read-pdf";
import { convertBytes } from "./testing/convert-bytes";
import { makePdf } from "./testing/make-pdf";

const pdf = (pages: Parameters<typeof makePdf>[0], options?: Parameters<typeof makePdf>[1]) =>
  convertBytes("a.pdf", makePdf(pages, options));

describe("the text layer", () => {
  test("pages are parted by a form feed, and every word knows its page", async () => {
    const { text, labelOf, warnings, mediaType } = await pdf([
      { lines: ["Master agreement", "between A and B"] },
      { lines: ["The notice period is 30 days."] },
    ]);
    expect(text).toBe("Master agreement\nbetween A and B\n\f\nThe notice period is 30 days.\n");
    expect(labelOf("between")).toBe("page 1");
    expect(labelOf("30 days")).toBe("page 2");
    expect(labelOf("A and B\n\f\nThe notice")).toBe("pages 1–2");
    expect(warnings).toEqual([]);
    expect(mediaType).toBe("application/pdf");
  });

  test("room between columns stays, and so do paragraphs", async () => {
    const { text } = await pdf([
      {
        pieces: [
          { x: 72, y: 700, text: "Region" },
          { x: 250, y: 700, text: "Units" },
          { x: 72, y: 686, text: "north" },
          { x: 250, y: 686, text: "1,200" },
          { x: 72, y: 600, text: "Signed in Osaka." },
        ],
      },
    ]);
    expect(text).toBe("Region\tUnits\nnorth\t1,200\n\nSigned in Osaka.\n");
  });

  test("compressed pages are read", async () => {
    expect((await pdf([{ lines: ["squeezed"] }], { compress: true })).text).toBe("squeezed\n");
  });

  test("any lines come out as they were written, each on its page", async () => {
    const line = fc
      .array(fc.stringMatching(/^[A-Za-z0-9()\\.,%$-]{1,12}$/), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(" "));
    const pages = fc.array(fc.array(line, { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(pages, async (lines) => {
        const { text, places } = await pdf(lines.map((one) => ({ lines: one })));
        expect(text).toBe(`${lines.map((one) => one.join("\n")).join("\n\f\n")}\n`);
        for (const [index, { start, label }] of places.entries()) {
          expect(label).toBe(`page ${index + 1}`);
          expect(text.slice(start).startsWith(lines[index]?.[0] ?? "")).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("what has no text", () => {
  test("a scanned page is announced, by number and in its place", async () => {
    const { text, warnings, labelOf } = await pdf([
      { lines: ["Cover"] },
      { hasPicture: true },
      { hasPicture: true },
      { lines: ["Annex"] },
    ]);
    expect(text).toBe(`Cover\n\f\n${noTextOnPage}\n\f\n${noTextOnPage}\n\f\nAnnex\n`);
    expect(warnings).toEqual([expect.stringMatching(/2 pages of 4 hold no text.*page 2–3/)]);
    expect(labelOf("Annex")).toBe("page 4");
  });

  test("a file of scanned pages is refused, with what to do", async () => {
    await expect(pdf([{ hasPicture: true }, { hasPicture: true }])).rejects.toMatchObject({
      name: "DocumentError",
      code: "no-text",
      message: expect.stringMatching(/a\.pdf.*2 pages.*OCR/),
    });
  });
});

describe("pieces of a page", () => {
  const piece = (str: string, x: number, y: number, more: Partial<TextItem> = {}): TextItem => ({
    str,
    transform: [12, 0, 0, 12, x, y],
    width: str.length * 12,
    height: 12,
    hasEOL: true,
    ...more,
  });
  const full = "委託料は月額百二十万円とし、翌月の";

  test("a Japanese line that the page wraps goes on; an article, a title and a list do not", () => {
    expect(textOfItems([piece(full, 50, 700), piece("末日までに支払う。", 50, 684)])).toBe(
      `${full}末日までに支払う。`,
    );
    for (const next of ["第２条 期間", "(1) 保守", "・監視"]) {
      expect(textOfItems([piece(full, 50, 700), piece(next, 50, 684)])).toBe(`${full}\n${next}`);
    }
    expect(textOfItems([piece("業務委託", 50, 700), piece("契約書", 50, 684)])).toBe(
      "業務委託\n契約書",
    );
  });

  test("a line that ends long before the edge is the last of its paragraph", () => {
    const lines = [
      piece(`${full}${full}`, 50, 700),
      piece(full, 50, 684),
      piece("甲は乙に支払う。", 50, 668),
    ];
    expect(textOfItems(lines)).toBe(`${full}${full}${full}\n甲は乙に支払う。`);
  });

  test("signs that only look like letters become the letters", () => {
    expect(textOfItems([piece("\u2f49額\u2f47\u2f84", 50, 700)])).toBe("月額日至");
    expect(textOfItems([piece("\uf0b7 \uf001nal", 50, 700)])).toBe("• final");
  });

  test("a sign without a letter shows that something stands there", () => {
    const items = [
      piece("a", 50, 700, { hasEOL: false }),
      piece("", 62, 700, { width: 6, hasEOL: false }),
      piece("b", 68, 700),
      piece("", 50, 684, { width: 0 }),
    ];
    expect(textOfItems(items)).toBe("a\ufffdb");
  });
});

describe("bad files", () => {
  test("an encrypted file asks for a copy without its password", async () => {
    const hex = (byte: string) => `<${byte.repeat(32)}>`;
    const encrypted = makePdf([{ lines: ["secret"] }], {
      extraTrailer: `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${hex("28")} /U ${hex("00")} >> /ID [${hex("01")} ${hex("01")}]`,
    });
    await expect(convertBytes("sealed.pdf", encrypted)).rejects.toMatchObject({
      code: "encrypted",
      message: expect.stringMatching(/sealed\.pdf.*password/),
    });
  });

  test.each([
    ["rubbish after the first line", Buffer.from("%PDF-1.7\nrubbish")],
    ["half a file", makePdf([{ lines: ["cut"] }]).subarray(0, 300)],
  ])("%s is called damaged", async (_what, bytes) => {
    await expect(convertBytes("a.pdf", bytes)).rejects.toMatchObject({ code: "damaged" });
  });

  test("a file whose table of objects is not where it says is still read", async () => {
    const whole = makePdf([{ lines: ["still here"] }]).toString("latin1");
    const lost = Buffer.from(whole.replace(/startxref\n\d+/, "startxref\n7"), "latin1");
    expect((await convertBytes("a.pdf", lost)).text).toBe("still here\n");
  });

  test("any broken byte ends in a text or in a message", async () => {
    const whole = makePdf([{ lines: ["one", "two"] }, { lines: ["three"] }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Buffer.from(whole);
        broken[Math.max(8, at)] = byte;
        const end = await convertBytes("a.pdf", broken).then(
          ({ text }) => typeof text,
          (error: Error) => error.name,
        );
        expect(["string", "DocumentError"]).toContain(end);
      }),
      { numRuns: 40 },
    );
  });
});
