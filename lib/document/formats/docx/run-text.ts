/** What the elements of a Word run other than text look like in a line of text. */
import { attribute, type XmlAttributes } from "@/lib/document/formats/read-xml";

/** Signs of the fonts Symbol and Wingdings that business texts use, by their code there. */
const signs: Readonly<Record<string, string>> = {
  A7: "▪",
  A8: "☐",
  B7: "•",
  D8: "➢",
  E0: "→",
  F0: "⇨",
  FB: "✗",
  FC: "✓",
  FD: "☒",
  FE: "☑",
};

export function runText(name: string, attributes: XmlAttributes): string {
  switch (name) {
    case "tab":
    case "ptab":
      return "\t";
    case "br":
    case "cr":
      return "\n";
    case "noBreakHyphen":
      return "-";
    case "sym":
      return signOf(attribute(attributes, "char") ?? "");
    default:
      return "";
  }
}

function signOf(code: string): string {
  const known = signs[code.toUpperCase().replace(/^F0/, "")];
  if (known !== undefined) return known;
  const point = Number.parseInt(code, 16);
  const isPrivate = !(point > 0x1f && point < 0xe000);
  return isPrivate ? "□" : String.fromCharCode(point);
}
