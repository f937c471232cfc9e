/** What the styles of a Word file say of its paragraphs: which are headings, which are in lists. */
import { type OfficeFile, readPart } from "@/lib/document/formats/office-parts";
import { attribute } from "@/lib/document/formats/read-xml";

export type ParagraphStyle = {
  /** 0 is the highest; null for text. */
  outline: number | null;
  listId: string | null;
  depth: number | null;
};

type Style = ParagraphStyle & { basedOn: string | null };

const plain: ParagraphStyle = { outline: null, listId: null, depth: null };
/** Nine levels are headings; the tenth is Word's word for text. */
const lastOutline = 8;

/** Styles by their id, with what they take over from the styles they are based on. */
export async function readStyles(
  file: OfficeFile,
  part: string | undefined,
): Promise<(id: string | null) => ParagraphStyle> {
  const styles = new Map<string, Style>();
  let open: { id: string; style: Style } | null = null;
  if (part !== undefined) {
    await readPart(file, part, {
      open(name, attributes) {
        const value = attribute(attributes, "val") ?? "";
        if (name === "style") {
          open = { id: attribute(attributes, "styleId") ?? "", style: { ...plain, basedOn: null } };
        } else if (open !== null) open.style = withProperty(open.style, name, value);
      },
      close(name) {
        if (name !== "style" || open === null) return;
        styles.set(open.id, open.style);
        open = null;
      },
    });
  }
  return (id) => (id === null ? plain : inherited(styles, id));
}

function withProperty(style: Style, name: string, value: string): Style {
  switch (name) {
    case "basedOn":
      return { ...style, basedOn: value };
    case "name": {
      const level = /^heading ([1-9])$/i.exec(value)?.[1];
      if (level !== undefined) return { ...style, outline: Number(level) - 1 };
      return /^title$/i.test(value) ? { ...style, outline: 0 } : style;
    }
    case "outlineLvl":
      return { ...style, outline: outlineOf(value) };
    case "numId":
      return { ...style, listId: value };
    case "ilvl":
      return { ...style, depth: Number(value) };
    default:
      return style;
  }
}

export function outlineOf(value: string): number | null {
  const level = Number(value);
  return Number.isInteger(level) && level >= 0 && level <= lastOutline ? level : null;
}

function inherited(styles: ReadonlyMap<string, Style>, id: string): ParagraphStyle {
  const found: ParagraphStyle = { ...plain };
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !seen.has(next); ) {
    seen.add(next);
    const style = styles.get(next);
    if (style === undefined) break;
    found.outline ??= style.outline;
    found.listId ??= style.listId;
    found.depth ??= style.depth;
    next = style.basedOn;
  }
  return found;
}
