/** Writes small Excel files for tests. */
import { columnName } from "@/lib/document/place-outline";
import { makeZip, type ZipEntry } from "./make-zip";

export type XlsxCell =
  | string
  | number
  | boolean
  | null
  | { value: string; type?: string; style?: number; formula?: string };

export type XlsxSheet = {
  name: string;
  /** From A1 on; null leaves a cell empty, an empty row is left out. */
  rows?: readonly (readonly XlsxCell[])[];
  /** Rows as XML, instead. */
  data?: string;
  /** Stands before the rows. */
  before?: string;
  state?: string;
  notes?: readonly { cell: string; text: string }[];
};

export type XlsxOptions = {
  /** Codes of number formats; a cell's `style` counts them from 1. */
  formats?: readonly (string | number)[];
  texts?: readonly string[];
  isMacintosh?: boolean;
  more?: readonly ZipEntry[];
};

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export function makeXlsx(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Buffer {
  const { formats = [], texts, isMacintosh = false } = options;
  const relationships = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 7}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  return makeZip([
    { name: "[Content_Types].xml", bytes: "<Types/>" },
    {
      name: "_rels/.rels",
      bytes: `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      bytes: `<workbook xmlns:r="${office}"><workbookPr${isMacintosh ? ' date1904="1"' : ""}/><sheets>${listed.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      bytes: `<Relationships>${relationships.join("")}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    { name: "xl/styles.xml", bytes: stylesOf(formats) },
    ...(texts === undefined
      ? []
      : [{ name: "xl/sharedStrings.xml", bytes: `<sst>${texts.join("")}</sst>` }]),
    ...sheets.flatMap((sheet, index) => sheetEntries(sheet, index + 1)),
    ...(options.more ?? []),
  ]);
}

function stylesOf(formats: readonly (string | number)[]): string {
  const own = formats.flatMap((code, index) =>
    typeof code === "number"
      ? []
      : [
          `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code).replaceAll('"', "&quot;")}"/>`,
        ],
  );
  const cells = formats.map(
    (code, index) => `<xf numFmtId="${typeof code === "number" ? code : 200 + index}"/>`,
  );
  return `<styleSheet><numFmts>${own.join("")}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs></styleSheet>`;
}

function sheetEntries({ rows = [], data, before, notes }: XlsxSheet, number: number): ZipEntry[] {
  const written = rows.map((row, index) =>
    row.length === 0 ? "" : `<row r="${index + 1}">${row.map(cellOf(index + 1)).join("")}</row>`,
  );
  const sheet = {
    name: `xl/worksheets/sheet${number}.xml`,
    bytes: `<worksheet>${before ?? ""}<sheetData>${data ?? written.join("")}</sheetData></worksheet>`,
  };
  if (notes === undefined) return [sheet];
  return [
    sheet,
    {
      name: `xl/worksheets/_rels/sheet${number}.xml.rels`,
      bytes: `<Relationships><Relationship Id="c" Type="${office}/comments" Target="../comments${number}.xml"/></Relationships>`,
    },
    {
      name: `xl/comments${number}.xml`,
      bytes: `<comments><commentList>${notes.map(({ cell, text }) => `<comment ref="${cell}"><text><r><t>${escaped(text)}</t></r></text></comment>`).join("")}</commentList></comments>`,
    },
  ];
}

function cellOf(row: number): (cell: XlsxCell, index: number) => string {
  return (cell, index) => {
    const place = `r="${columnName(index + 1)}${row}"`;
    if (cell === null) return `<c ${place} s="0"/>`;
    if (typeof cell === "number") return `<c ${place}><v>${cell}</v></c>`;
    if (typeof cell === "boolean") return `<c ${place} t="b"><v>${cell ? 1 : 0}</v></c>`;
    if (typeof cell === "string") {
      return `<c ${place} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    }
    const { value, type, style, formula } = cell;
    const kind = type === undefined ? "" : ` t="${type}"`;
    const shown = value === "" ? "" : `<v>${escaped(value)}</v>`;
    const computed = formula === undefined ? "" : `<f>${escaped(formula)}</f>`;
    return `<c ${place}${kind}${style === undefined ? "" : ` s="${style}"`}>${computed}${shown}</c>`;
  };
}
