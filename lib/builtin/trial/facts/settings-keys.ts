/** Keys of a settings file or its schema that went or got another name, with the keys that they stand under. */
import type {
  ShownChange,
  ShownFile,
  ShownHunk,
  ShownLine,
} from "@/lib/builtin/trial/shown-change";
import { type Fact, longestQuote } from "./fact";
import { hintsOf, scopeOf } from "./scope";
import { isAside } from "./source-files";

const settings = /(?:values|defaults?|schema|openapi|config|settings)[\w.-]*\.(?:ya?ml|json)$/i;
const keyLine = /^(\s*)["']?([A-Za-z][\w-]*)["']?\s*:(?:\s+(.*?))?,?\s*$/;
/** Levels of a schema that a reader does not write. */
const schematic = new Set(["properties", "items", "definitions", "$defs", "additionalProperties"]);
const described = new Set([
  "type",
  "enum",
  "default",
  "description",
  "minimum",
  "maximum",
  "required",
]);

type Key = { path: string; indent: number; value: string; line: ShownLine; index: number };

export function findSettingsKeys(change: ShownChange): Fact[] {
  const files = change.files.filter(
    ({ path, isTest }) => !isTest && !isAside(path) && settings.test(path),
  );
  const hunks = files.flatMap((file) => file.hunks.map((hunk) => sidesOf(file, hunk)));
  // What another hunk adds has only moved.
  const kept = new Set(hunks.flatMap(({ fresh }) => fresh.map(({ path }) => path)));
  return hunks.flatMap((sides) =>
    sides.old.flatMap((key) =>
      key.line.side === "removed" && !kept.has(key.path) ? [factOf(key, sides)] : [],
    ),
  );
}

type Sides = { file: ShownFile; hunk: ShownHunk; isSchema: boolean; old: Key[]; fresh: Key[] };

function sidesOf(file: ShownFile, hunk: ShownHunk): Sides {
  const isSchema = /schema|openapi/i.test(file.path);
  const [old, fresh] = [keysOn(hunk, "removed", isSchema), keysOn(hunk, "added", isSchema)];
  return { file, hunk, isSchema, old, fresh };
}

function factOf(key: Key, { file, hunk, isSchema, old, fresh }: Sides): Fact {
  const heir = heirOf(key, fresh, isSchema);
  return {
    kind: "settings-key",
    driftType: heir === null ? "removed" : "renamed",
    old: key.path,
    fresh: heir?.path ?? null,
    key: null,
    isDefined: true,
    file: file.path,
    quote: heir ? quoteOf(key, heir) : key.line.text.trim().slice(0, longestQuote - 10),
    scope: scopeOf(file, hunk),
    hints: hintsOf(hunk, key.line.text),
    anchors: new Set(peersOf(key, old)),
    spoken: [],
  };
}

/** The keys of one side, each with those that it stands under as far as the hunk shows them. */
function keysOn({ lines }: ShownHunk, side: "removed" | "added", isSchema: boolean): Key[] {
  const open: { indent: number; name: string }[] = [];
  return lines.flatMap((line, index): Key[] => {
    const found = line.side === "context" || line.side === side ? keyLine.exec(line.text) : null;
    const [, blanks = "", name = "", value = ""] = found ?? [];
    if (!found || (isSchema && described.has(name) && /^["[{\d]/.test(value))) return [];
    while ((open.at(-1)?.indent ?? -1) >= blanks.length) open.pop();
    const parents = open.map((each) => each.name);
    open.push({ indent: blanks.length, name });
    if (isSchema && schematic.has(name)) return [];
    const named = isSchema ? parents.filter((each) => !schematic.has(each)) : parents;
    return [{ path: [...named, name].join("."), indent: blanks.length, value, line, index }];
  });
}

/** A key that came at the same place with the same value; in a schema the value may be told anew. */
function heirOf(key: Key, fresh: readonly Key[], isSchema: boolean): Key | null {
  const near = fresh.find(
    (each) =>
      each.line.side === "added" &&
      each.indent === key.indent &&
      Math.abs(each.index - key.index) <= 2,
  );
  const isSame = near !== undefined && key.value !== "" && (isSchema || near.value === key.value);
  return isSame ? near : null;
}

function quoteOf(old: Key, fresh: Key): string {
  return fresh.index === old.index + 1
    ? `-${old.line.text}\n+${fresh.line.text}`.slice(0, longestQuote - 10)
    : old.line.text.trim().slice(0, longestQuote - 10);
}

/** Names of the keys beside it. */
function peersOf(key: Key, all: readonly Key[]): string[] {
  return all
    .filter((each) => each.indent === key.indent && each.path !== key.path)
    .map((each) => each.path.split(".").at(-1) ?? each.path);
}
