/** How the parts of an Office file refer to each other, and what all Office files may hold besides text. */
import { DocumentError } from "@/lib/document/document-error";
import { countOf, listOf } from "./listed";
import { attribute, readXml, type XmlHandler } from "./read-xml";
import type { ZipParts } from "./zip-parts";

export type OfficeFile = { parts: ZipParts; name: string };

type Relationship = { id: string; type: string; target: string };

/** Reads a part by its handler; false when the file has no such part. */
export async function readPart(
  { parts, name }: OfficeFile,
  part: string,
  handler: XmlHandler,
): Promise<boolean> {
  const stream = await parts.open(part);
  if (stream === null) return false;
  await readXml(stream, name, handler);
  return true;
}

/** What a part refers to, by the last word of the kind: `styles`, `worksheet`. External targets are left out. */
export async function relationshipsOf(
  file: OfficeFile,
  part: string,
): Promise<readonly Relationship[]> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const found: Relationship[] = [];
  await readPart(file, `${folder}_rels/${part.slice(folder.length)}.rels`, {
    open(element, attributes) {
      if (element !== "Relationship" || attributes.TargetMode === "External") return;
      const target = attributes.Target ?? "";
      found.push({
        id: attributes.Id ?? "",
        type: (attributes.Type ?? "").replace(/^.*\//, ""),
        target: target.startsWith("/") ? target.slice(1) : resolved(folder + target),
      });
    },
  });
  return found;
}

function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** The part that the file is about. */
export async function mainPart(file: OfficeFile, usual: string): Promise<string> {
  const roots = await relationshipsOf(file, "");
  const named = roots.find(({ type }) => type === "officeDocument")?.target;
  if (named?.endsWith(".bin")) {
    throw new DocumentError(
      "unreadable-format",
      `“${file.name}” is a binary workbook (.xlsb). Save it as .xlsx and upload that.`,
    );
  }
  const part = named !== undefined && file.parts.has(named) ? named : usual;
  if (file.parts.has(part)) return part;
  throw new DocumentError(
    "unreadable-format",
    `“${file.name}” is a ZIP archive, and not a whole Office file: ${usual} is missing in it. Open it in its own program and save it again, or unpack it and upload the texts inside.`,
  );
}

/** What is in the file and not in its text: macros, embedded files. */
export async function officeWarnings(file: OfficeFile): Promise<string[]> {
  const { names } = file.parts;
  const warnings: string[] = [];
  if (names.some((part) => /(?:^|\/)vbaProject\.bin$/i.test(part))) {
    const macros = await macroNames(file);
    const named = macros.length === 0 ? "" : `: ${listOf(macros)}`;
    warnings.push(`This file holds macros${named}. They are not read and never run.`);
  }
  const embedded = names.filter((part) => /\/embeddings\/[^/]+$/.test(part));
  if (embedded.length > 0) {
    const files = listOf(embedded.map((part) => part.replace(/^.*\//, "")));
    warnings.push(
      `${countOf(embedded.length, "embedded file")} inside it ${embedded.length === 1 ? "is" : "are"} not read: ${files}.`,
    );
  }
  return warnings;
}

/** As far as the file lists them outside their program, which is not opened. */
async function macroNames(file: OfficeFile): Promise<string[]> {
  const names: string[] = [];
  const listed = file.parts.names.filter((part) => /(?:^|\/)vbaData\.xml$/i.test(part));
  for (const part of listed) {
    await readPart(file, part, {
      open(element, attributes) {
        const name = attribute(attributes, "macroName") ?? attribute(attributes, "name");
        if (element === "mcd" && name !== undefined) names.push(name);
      },
    });
  }
  return [...new Set(names)];
}
