/** What stands on a PDF page beside its text: filled form fields, and notes that readers have left. */
import { z } from "zod";

/** As much of an annotation of pdf.js as is shown. */
const annotation = z.object({
  subtype: z.string().optional(),
  fieldType: z.string().nullish(),
  fieldName: z.string().nullish(),
  fieldValue: z.unknown().optional(),
  hidden: z.boolean().optional(),
  titleObj: z.object({ str: z.string() }).optional(),
  contentsObj: z.object({ str: z.string() }).optional(),
});

type Annotation = z.infer<typeof annotation>;

const notes = new Set(["Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly"]);

/** One line for each. */
export function annotationLines(annotations: readonly unknown[]): string[] {
  return annotations.flatMap((given) => {
    const { data } = annotation.safeParse(given);
    const line = data === undefined ? null : (fieldLine(data) ?? noteLine(data));
    return line === null ? [] : [line];
  });
}

function fieldLine({ subtype, fieldType, fieldName, fieldValue }: Annotation): string | null {
  if (subtype !== "Widget" || fieldType === "Sig") return null;
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  const shown = values.filter((value) => typeof value === "string" && value.trim() !== "");
  return shown.length === 0 ? null : `[Field ${fieldName ?? ""}: ${shown.join(", ")}]`;
}

function noteLine({ subtype, titleObj, contentsObj }: Annotation): string | null {
  const text = contentsObj?.str.trim() ?? "";
  if (!notes.has(subtype ?? "") || text === "") return null;
  const author = titleObj?.str.trim() ?? "";
  return `[Note${author === "" ? "" : ` by ${author}`}: ${text.replace(/\s+/g, " ")}]`;
}
