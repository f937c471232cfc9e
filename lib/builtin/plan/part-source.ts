/** The part of a cell that cuts a text into parts, each with its name and with its own text only. */
import type { PartKind } from "@/lib/builtin/question/part-noun";

/** Where the text of a provision ends before the next one begins: at a larger heading or an appendix. */
const larger =
  "/^[#\\s　]*(?:第[0-9０-９一二三四五六七八九十百]+[編章節款目]|附[　 ]*則|(?:chapter|part|title|abschnitt|kapitel|teil)\\s+[\\dIVXLC]+\\b)|^#{1,2} /im";
/** Where a book ends and its edition is described. */
const colophon = "/^底本[:：]|^\\*\\*\\* ?END OF/m";

export function partSource(kind: PartKind, source: string): string {
  const ends = kind.isDocument
    ? ""
    : ["article", "section", "paragraph-sign", "clause"].includes(kind.key)
      ? larger
      : colophon;
  const body =
    ends === ""
      ? "part.body"
      : `part.body.slice(0, Math.max(0, part.body.search(${ends})) || undefined)`;
  return `const parts = split_sections(${source}).map((part) => ({ span: part, start: part.start, bodyStart: part.bodyStart, title: part.title, groups: part.groups, body: ${body} }));
const nameOf = (part: { title: string; groups?: string[] }) => (part.groups?.[1] || part.title.replace(/^[#=*\\s　]+|[#=*\\s　]+$/g, "")).trim();`;
}
