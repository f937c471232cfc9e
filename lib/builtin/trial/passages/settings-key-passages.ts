/** Lines of a page that teach a key of the settings: by its whole path, as a line of an example, or as a row among its peers. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { namePatternOf } from "@/lib/builtin/trial/names";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import { leadsWith } from "./leads-with";
import type { Passage, PassageForm } from "./passage";
import { isHistoryPlace, tellsHistory } from "./sense";

export function settingsKeyPassages(fact: Fact, page: ShownPage): Passage[] {
  const written = examplePaths(page);
  const peered = sectionsOfPeers(fact, page);
  return page.lines.flatMap((line, index): Passage[] => {
    if (isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const form = formOf(fact, line, written.get(index), peered);
    if (form === null) return [];
    return [
      { fact, path: page.path, index, line, form, rewritten: rewrite(fact, line.text, form) },
    ];
  });
}

function formOf(
  { old, anchors }: Fact,
  line: PageLine,
  written: Written | undefined,
  peered: ReadonlySet<string>,
): PassageForm | null {
  const isNested = old.includes(".");
  if (isNested && namePatternOf(old).test(line.text))
    return /^\s*\|/.test(line.text) ? "row" : "quoted";
  if (written) {
    const isSame = isNested
      ? written.path === old
      : written.name === old && written.peers.some((peer) => anchors.has(peer));
    return isSame ? "example" : null;
  }
  const isRow = !isNested && line.example === null && /^\s*(?:\||[-*+]\s)/.test(line.text);
  return isRow && leadsWith(line.text, old) && peered.has(line.headings.join("\n")) ? "row" : null;
}

type Written = { path: string; name: string; peers: string[] };

/** Of each line of a YAML example, the keys that it stands under and beside. */
function examplePaths({ lines }: ShownPage): Map<number, Written> {
  const found = new Map<number, Written & { parent: string }>();
  let open: { indent: number; name: string }[] = [];
  lines.forEach(({ text, example }, index) => {
    const isCode = example !== null ? /^(?:ya?ml|)$/.test(example) : /^\s{4,}/.test(text);
    if (!isCode && text.trim() !== "") open = [];
    const key = isCode ? /^(\s*)(?:- )?([A-Za-z][\w-]*):(?:\s|$)/.exec(text) : null;
    if (!key) return;
    const indent = key[1]?.length ?? 0;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const parent = open.map((each) => each.name).join(".");
    const name = key[2] ?? "";
    found.set(index, { path: parent === "" ? name : `${parent}.${name}`, name, parent, peers: [] });
    open.push({ indent, name });
  });
  for (const one of found.values()) {
    one.peers = [...found.values()]
      .filter(({ parent }) => parent === one.parent)
      .map(({ name }) => name);
  }
  return found;
}

/** Sections whose rows or items lead with a key that stands beside it. */
function sectionsOfPeers({ anchors }: Fact, { lines }: ShownPage): Set<string> {
  const held = lines.filter(
    ({ text, example }) =>
      example === null &&
      /^\s*(?:\||[-*+]\s)/.test(text) &&
      [...anchors].some((peer) => leadsWith(text, peer)),
  );
  return new Set(held.map(({ headings }) => headings.join("\n")));
}

function rewrite({ old, fresh }: Fact, text: string, form: PassageForm): string | null {
  if (fresh === null) return null;
  if (form !== "example" && old.includes("."))
    return text.replace(namePatternOf(old, "g"), () => fresh);
  const [name = "", now = ""] = [old, fresh].map((path) => path.split(".").at(-1) ?? path);
  const pattern =
    form === "example"
      ? `(?<![\\w-])${escapePattern(name)}(?=:)`
      : `(?<![\\w-])${escapePattern(name)}(?![\\w-])`;
  return text.replace(new RegExp(pattern), () => now);
}
