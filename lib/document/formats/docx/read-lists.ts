/** Reads the definitions of lists (`numbering.xml`). */
import { type OfficeFile, readPart } from "@/lib/document/formats/office-parts";
import { attribute } from "@/lib/document/formats/read-xml";
import { type ListDefinitions, type ListLevel, noLists } from "./list-numbers";

type Open = {
  definition: string | null;
  list: { id: string; definition: string; starts: Map<number, number> } | null;
  depth: number;
  level: ListLevel | null;
};

export async function readLists(
  file: OfficeFile,
  part: string | undefined,
): Promise<ListDefinitions> {
  if (part === undefined) return noLists;
  const levels = new Map<string, Map<number, ListLevel>>();
  const lists = new Map<string, { definition: string; starts: Map<number, number> }>();
  const at: Open = { definition: null, list: null, depth: 0, level: null };
  await readPart(file, part, {
    open(name, attributes) {
      const value = attribute(attributes, "val") ?? "";
      const depth = Number(attribute(attributes, "ilvl") ?? "0");
      if (name === "abstractNum") at.definition = attribute(attributes, "abstractNumId") ?? "";
      else if (name === "num") {
        at.list = { id: attribute(attributes, "numId") ?? "", definition: "", starts: new Map() };
      } else if (name === "abstractNumId" && at.list !== null) at.list.definition = value;
      else if (name === "lvlOverride") at.depth = depth;
      else if (name === "startOverride") at.list?.starts.set(at.depth, Number(value));
      else if (name === "lvl") {
        at.depth = depth;
        at.level = { start: 1, format: "decimal", text: "" };
      } else if (at.level !== null) at.level = withProperty(at.level, name, value);
    },
    close(name) {
      if (name === "lvl" && at.level !== null) {
        if (at.definition !== null) {
          const own = levels.get(at.definition) ?? new Map<number, ListLevel>();
          levels.set(at.definition, own.set(at.depth, at.level));
        }
        at.level = null;
      } else if (name === "abstractNum") at.definition = null;
      else if (name === "num" && at.list !== null) {
        const { id, definition, starts } = at.list;
        lists.set(id, { definition, starts });
        at.list = null;
      }
    },
  });
  return { levels, lists };
}

function withProperty(level: ListLevel, name: string, value: string): ListLevel {
  if (name === "start") return { ...level, start: Number(value) };
  if (name === "numFmt") return { ...level, format: value };
  return name === "lvlText" ? { ...level, text: value } : level;
}
