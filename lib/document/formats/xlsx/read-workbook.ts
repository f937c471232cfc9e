/** What the sheets of a workbook share: their names and parts, texts, number formats. */
import { type OfficeFile, readPart, relationshipsOf } from "@/lib/document/formats/office-parts";
import { attribute } from "@/lib/document/formats/read-xml";
import { CellValues, formatCodeOf } from "./cell-values";

export type Sheet = {
  name: string;
  /** Null for a sheet that is a chart. */
  part: string | null;
  isHidden: boolean;
};

export type Workbook = { sheets: readonly Sheet[]; texts: readonly string[]; values: CellValues };

export async function readWorkbook(file: OfficeFile, part: string): Promise<Workbook> {
  const related = await relationshipsOf(file, part);
  const targetOf = (type: string) => related.find((one) => one.type === type)?.target;
  const sheets: Sheet[] = [];
  let isMacintosh = false;
  await readPart(file, part, {
    open(name, attributes) {
      if (name === "workbookPr") {
        isMacintosh = /^(?:1|true)$/.test(attribute(attributes, "date1904") ?? "");
      }
      if (name !== "sheet") return;
      const target = related.find(({ id }) => id === relationId(attributes));
      sheets.push({
        name: attributes.name ?? "",
        part: target?.type === "worksheet" ? target.target : null,
        isHidden: /hidden/i.test(attributes.state ?? ""),
      });
    },
  });
  const formats = await readFormats(file, targetOf("styles"));
  return {
    sheets,
    texts: await readTexts(file, targetOf("sharedStrings")),
    values: new CellValues(formats, isMacintosh),
  };
}

/** `r:id`, by whatever prefix; `sheetId` is another. */
function relationId(attributes: Readonly<Record<string, string>>): string | undefined {
  const key = Object.keys(attributes).find((one) => one.endsWith(":id"));
  return key === undefined ? undefined : attributes[key];
}

/** Texts of cells are kept once for the whole workbook; how they are pronounced is left out. */
async function readTexts(file: OfficeFile, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let text = "";
  let isText = false;
  let isPhonetic = false;
  await readPart(file, part, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") isPhonetic = true;
      else if (name === "t") isText = !isPhonetic;
    },
    close(name) {
      if (name === "si") texts.push(text);
      else if (name === "rPh") isPhonetic = false;
      else if (name === "t") isText = false;
    },
    text(piece) {
      if (isText) text += piece;
    },
  });
  return texts;
}

/** The codes of the number formats that cells name by index. */
async function readFormats(file: OfficeFile, part: string | undefined): Promise<string[]> {
  const formats: string[] = [];
  if (part === undefined) return formats;
  const own = new Map<number, string>();
  let isCells = false;
  await readPart(file, part, {
    open(name, attributes) {
      if (name === "numFmt") own.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") isCells = true;
      else if (name === "xf" && isCells) {
        formats.push(formatCodeOf(Number(attributes.numFmtId ?? "0"), own));
      }
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  });
  return formats;
}
