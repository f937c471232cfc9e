import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnName } from "@/lib/document/place-outline";
import { convertBytes } from "./testing/convert-bytes";
import { makeXlsx, type XlsxOptions, type XlsxSheet } from "./testing/make-xlsx";
import { makeZip } from "./testing/make-zip";

const xlsx = (sheets: readonly XlsxSheet[], options?: XlsxOptions) =>
  convertBytes("a.xlsx", makeXlsx(sheets, options));
const shown = async (value: number | string, format: string | number, options?: XlsxOptions) => {
  const cell = { value: String(value), style: 1 };
  const { text } = await xlsx([{ name: "S", rows: [[cell]] }], { formats: [format], ...options });
  return text.replace("# Sheet: S\n", "").trimEnd();
};

describe("sheets", () => {
  test("each has its name and its rows, and every value its cell", async () => {
    const { text, labelOf, warnings, mediaType } = await xlsx([
      {
        name: "Sales",
        rows: [
          ["Region", "Units", "Note"],
          ["north", 1200, 'said "yes", twice'],
          ["south", null, "x"],
        ],
      },
      { name: "Q2 plan", rows: [["Total"], [true]] },
    ]);
    expect(text).toBe(
      '# Sheet: Sales\nRegion,Units,Note\nnorth,1200,"said ""yes"", twice"\nsouth,,x\n\n# Sheet: Q2 plan\nTotal\nTRUE\n',
    );
    expect(labelOf("1200")).toBe("Sales!B2");
    expect(labelOf("x\n")).toBe("Sales!C3");
    expect(labelOf("south,,x")).toBe("Sales!A3:C3");
    expect(labelOf("TRUE")).toBe("'Q2 plan'!A2");
    expect(warnings).toEqual([]);
    expect(mediaType).toMatch(/spreadsheetml/);
  });

  test("empty rows stay, long gaps are jumped, and cells keep their numbers", async () => {
    const rows: string[][] = [["title"], [], [], ["a", "b"]];
    rows[3000] = ["far", "away"];
    const { text, labelOf } = await xlsx([
      { name: "S", rows: Array.from(rows, (row) => row ?? []) },
    ]);
    expect(text).toBe("# Sheet: S\ntitle\n\n\na,b\n\nfar,away\n");
    expect(labelOf("a,b")).toBe("S!A4:B4");
    expect(labelOf("away")).toBe("S!B3001");
  });

  test("a table that begins at C5 begins a line, and a cell left of it is not lost", async () => {
    const data =
      '<row r="5"><c r="C5"><v>1</v></c><c r="D5"><v>2</v></c></row><row r="6"><c r="D6"><v>3</v></c></row><row r="7"><c r="A7"><v>9</v></c></row>';
    const { text, labelOf } = await xlsx([{ name: "S", data, before: '<dimension ref="C5:D6"/>' }]);
    expect(text).toBe("# Sheet: S\n1,2\n,3\n\n9\n");
    expect(labelOf("2")).toBe("S!D5");
    expect(labelOf("3")).toBe("S!D6");
    expect(labelOf("9")).toBe("S!A7");
  });

  test("texts that cells share are read without their readings; cells may leave out where they stand", async () => {
    const { text } = await xlsx(
      [
        {
          name: "表",
          data: '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>5</v></c></row>',
        },
      ],
      {
        texts: [
          "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>",
          "<si><r><t>two </t></r><r><t>runs\nand lines</t></r></si>",
        ],
      },
    );
    expect(text).toBe("# Sheet: 表\n東京,two runs and lines\n5\n");
  });

  test("any sheet's values are found again at their cells", async () => {
    const value = fc.oneof(
      fc.stringMatching(/^[a-z"', ]{0,6}$/),
      fc.integer({ min: -999, max: 9_999_999 }),
    );
    const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const marked = cells.map((row, y) => row.map((cell, x) => `<${y}.${x}>${cell}`));
        const { labelOf } = await xlsx([{ name: "S", rows: marked }]);
        for (const [y, row] of marked.entries()) {
          for (const x of row.keys()) {
            expect(labelOf(`<${y}.${x}>`)).toBe(`S!${columnName(x + 1)}${y + 1}`);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("values as they are shown", () => {
  test.each([
    [1234.5, "#,##0.00", '"1,234.50"'],
    [-1200, "_(* #,##0_);_(* (#,##0)", '"(1,200)"'],
    [0.125, "0.0%", "12.5%"],
    [1200, "[$¥-411]#,##0", '"¥1,200"'],
    [45_292, "yyyy/m/d", "2024/1/1"],
    [45_292, 14, "2024-01-01"],
    [45_292, 31, "2024-01-01"],
    [45_292.75, 22, "2024-01-01 18:00"],
    [45_292, 'yyyy"年"m"月"d"日"', "2024年1月1日"],
    [1.5, "[h]:mm", "36:00"],
    [0.1 + 0.2, "General", "0.3"],
    [123_456_789_012, "General", "123456789012"],
    [7, "@", "7"],
    [-5, "0;;;", "-5"],
    [5, "rubbish[[[", "5"],
    ["12a", "0", "12a"],
  ])("%d in %s is %s", async (value, format, text) => {
    expect(await shown(value, format)).toBe(text);
  });

  test("days are counted from 1904 where the workbook says so", async () => {
    expect(await shown(0, "yyyy-mm-dd", { isMacintosh: true })).toBe("1904-01-01");
    expect(await shown(12, "0.0", { isMacintosh: true })).toBe("12.0");
  });

  test("errors are shown, and formulas without a result are told", async () => {
    const { text, warnings } = await xlsx([
      {
        name: "S",
        rows: [
          [
            { value: "#DIV/0!", type: "e", formula: "1/0" },
            { value: "", formula: "SUM(A1)" },
            { value: "6", formula: "2*3" },
          ],
        ],
      },
    ]);
    expect(text).toBe("# Sheet: S\n#DIV/0!,,6\n");
    expect(warnings).toEqual([expect.stringMatching(/1 formula in sheet “S” has no result/)]);
  });
});

describe("what a reader might not see", () => {
  test("hidden sheets, rows and columns are read and named", async () => {
    const { text, warnings } = await xlsx([
      {
        name: "Open",
        before: '<cols><col min="2" max="3" hidden="1"/></cols>',
        data: '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>',
      },
      { name: "Margins", rows: [["secret"]], state: "veryHidden" },
    ]);
    expect(text).toContain("secret");
    expect(warnings).toEqual([
      expect.stringMatching(/Hidden in the workbook.*“Margins”/),
      expect.stringMatching(/Hidden in sheet “Open”.*1 row, 2 columns/),
    ]);
  });

  test("notes on cells follow the sheet and name their cell", async () => {
    const { text, labelOf } = await xlsx([
      { name: "S", rows: [["a", 5]], notes: [{ cell: "B1", text: "Estimated,\nask Bo" }] },
    ]);
    expect(text).toBe("# Sheet: S\na,5\n\n# Notes on sheet: S\nB1: Estimated, ask Bo\n");
    expect(labelOf("Estimated")).toBe("S!B1");
  });

  test("macros, charts and pictures are named", async () => {
    const { warnings } = await xlsx([{ name: "S", rows: [["a"]] }], {
      more: [
        { name: "xl/vbaProject.bin", bytes: "Sub Auto_Open()" },
        { name: "xl/charts/chart1.xml", bytes: "<c/>" },
        { name: "xl/media/image1.png", bytes: "?" },
      ],
    });
    expect(warnings).toEqual([
      expect.stringMatching(/1 chart, 1 picture/),
      expect.stringMatching(/macros.*never run/),
    ]);
  });
});

describe("bad files", () => {
  test("a workbook without a value is called empty", async () => {
    await expect(xlsx([{ name: "S", rows: [[null]] }])).rejects.toMatchObject({ code: "empty" });
  });

  test("a ZIP that only looks like a workbook is named for what it is", async () => {
    const bytes = makeXlsx([]).toString("latin1").replaceAll("xl/workbook.xml", "xl/workbook.bin");
    await expect(convertBytes("a.xlsx", Buffer.from(bytes, "latin1"))).rejects.toMatchObject({
      code: "unreadable-format",
      message: expect.stringMatching(/a\.xlsx.*not a whole Office file/),
    });
  });

  test("a binary workbook asks for another form", async () => {
    const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const bytes = makeZip([
      { name: "xl/workbook.bin", bytes: "?" },
      {
        name: "_rels/.rels",
        bytes: `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.bin"/></Relationships>`,
      },
    ]);
    await expect(convertBytes("a.xlsb", bytes)).rejects.toMatchObject({
      code: "unreadable-format",
      message: expect.stringMatching(/a\.xlsb.*Save it as \.xlsx/),
    });
  });

  test("more text than there is room for is refused with the limit", async () => {
    const rows = Array.from({ length: 2_000 }, () => ["x".repeat(1_000)]);
    const bytes = makeXlsx([{ name: "S", rows }]);
    await expect(convertBytes("a.xlsx", bytes, 1_000_000)).rejects.toMatchObject({
      code: "limit",
      message: expect.stringMatching(/longer than 1 MB/),
    });
  });
});
