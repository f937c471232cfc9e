/**
 * What a change altered that no rare name tells: a single digit, a short path, a one-letter flag, a key called `run`, the
 * parameters of a function. Each says how a page writes it, and which words have to stand near it for the two to be one.
 */
import { type Change, type ChangedFile, type Hunk, pathOf } from "@/lib/change/change";
import { quantityOf, spokenForms } from "@/lib/change/quantities";
import { replacedBlocks } from "./altered-keys";
import { tellingHunks } from "./change-names";
import { isTelling, wordsOf } from "./tokens";

/** Read when a page holds the clue at all. */
export type NearWords = () => ReadonlySet<string>;

export type Clue = {
  /** As it is shown to people. */
  name: string;
  /** A lower-case word that every line with it holds. */
  word: string;
  pattern: RegExp;
  worth: number;
  /** Lower-case words of the same thing; null where the clue needs none. */
  near: NearWords | null;
};

const most = { clues: 60, pairs: 40 };
const worth = { path: 3, call: 2.5, flag: 2.2, key: 2.2, value: 1.2, unit: 2 } as const;

export function cluesOf(change: Change, title: string): Clue[] {
  const found: Clue[] = [];
  for (const file of change.files) {
    const hunks = tellingHunks(file);
    const keys = keysGone(hunks);
    for (const hunk of hunks) {
      const near = lazily(() => nearWords(file, hunk, title));
      found.push(...lineClues(hunk, keys, near));
      for (const [removed, added] of pairedLines(hunk)) {
        found.push(...literalClues(removed, added, near));
      }
      if (found.length >= most.clues) return found.slice(0, most.clues);
    }
  }
  return found;
}

/** Lines that differ in their literals alone, or have the same key. */
function* pairedLines(hunk: Hunk): Generator<[string, string]> {
  for (const { removed, added } of replacedBlocks(hunk.lines)) {
    const free = added.slice(0, most.pairs).map(({ text }) => ({ text, bare: skeleton(text) }));
    for (const { text } of removed.slice(0, most.pairs)) {
      const bare = skeleton(text);
      const at = free.findIndex((each) => each.bare === bare || isAlike(bare, each.bare));
      const [pair] = at < 0 ? [] : free.splice(at, 1);
      if (pair && pair.text.trim() !== text.trim()) yield [text, pair.text];
    }
  }
}

const literal = /"[^"]*"|'[^']*'|`[^`]*`|\d[\w.]*|(?<=::|[a-z]\.)[A-Z]\w*/g;

function skeleton(line: string): string {
  return line.trim().replace(literal, "#");
}

function isAlike(one: string, other: string): boolean {
  const start = /^[\w"'@#[(. -]{4,}/;
  const same = start.exec(one)?.[0];
  return same !== undefined && same.length >= 6 && other.startsWith(same);
}

const atom =
  /(?<=["'`\w}])\/[A-Za-z_][\w{}.-]*(?:\/[\w{}.-]+)*|(?<=["'`\s])\/[A-Za-z_][\w{}.-]*|(?<=["'`])\.[a-z][\w-]+|(?<![\w.])\d[\w.]*(?:-\d+)?|(?<=["'`])[A-Za-z][\w-]*(?=["'`])|(?<=::)[A-Z]\w*/g;

function* literalClues(removed: string, added: string, near: NearWords): Generator<Clue> {
  const kept = new Set(added.match(atom));
  for (const found of removed.matchAll(atom)) {
    const old = found[0];
    if (kept.has(old)) continue;
    const before = removed.slice(0, found.index);
    const after = removed.slice(found.index + old.length);
    if (/^\d/.test(old)) yield* numberClues(old, keyWords(before), before, after, near);
    else if (/^[/.]/.test(old)) yield pathClue(old);
    else if (old.length > 1) yield wordClue(old, near);
  }
}

function* numberClues(
  old: string,
  key: readonly string[],
  before: string,
  after: string,
  near: NearWords,
): Generator<Clue> {
  const version = /^(\d+\.\d+)(?:\.\d+)*(?:-\d+)?$/.exec(old)?.[1];
  const quantity = quantityOf(old, key, before, after);
  const forms = quantity === null ? [] : spokenForms(quantity);
  for (const { pattern, hasUnit } of forms) {
    yield {
      name: old,
      word: firstWord(pattern),
      pattern,
      worth: hasUnit ? worth.unit : worth.value,
      near,
    };
  }
  if (version === undefined) return;
  const pattern = new RegExp(`(?<![\\w.])${version.replace(".", "\\.")}(?![\\w])`);
  const isRequired = /engines|requires|version|minimum|msrv|"node"|^go /i.test(before);
  const word = wordsOf(version).at(-1) ?? "";
  yield { name: version, word, pattern, worth: worth.unit, near: isRequired ? null : near };
}

/** Of the words that a form begins with, the one by which its lines are looked up; empty for none in particular. */
function firstWord({ source }: RegExp): string {
  const group = /\((\d+(?:\\\.\d+)?)[|)]/.exec(source)?.[1];
  return group?.split("\\.").at(-1) ?? "";
}

function pathClue(old: string): Clue {
  const escaped = escapeText(old);
  const pattern = new RegExp(
    `(?<![\\w.-]/?|/)${escaped}(?![\\w-])|(?<=[\\w}])${escaped}(?![\\w-])`,
  );
  return { name: old, word: wordsOf(old).at(-1) ?? "", pattern, worth: worth.path, near: null };
}

function wordClue(old: string, near: NearWords): Clue {
  const pattern = new RegExp(
    `(?<=["'\`=])${escapeText(old)}(?=["'\`])|=${escapeText(old)}\\b`,
    "i",
  );
  return { name: old, word: wordsOf(old)[0] ?? "", pattern, worth: worth.value, near };
}

const keyLine = /^\s*["']?([A-Za-z][\w-]*)["']?\s*:(?!:)/;

/** Keys that a file had and has no more. */
function keysGone(hunks: readonly Hunk[]): Set<string> {
  const [old, kept] = [new Set<string>(), new Set<string>()];
  for (const { side, text } of hunks.flatMap(({ lines }) => lines)) {
    const key = keyLine.exec(text)?.[1];
    if (key !== undefined) (side === "removed" ? old : kept).add(key);
  }
  return new Set([...old].filter((key) => !kept.has(key)));
}

const definition =
  /(?:\b(?:def|function|func|fn|void|public [\w<>[\]]+|static [\w<>[\]]+)\s+(?:\([^)]*\)\s*)?)([A-Za-z_]\w{2,})\s*\(/;

const member = /^\s*([A-Z][A-Za-z]{2,}),?\s*$/;
const short = /\bshort\s*[:=]\s*["'](\w)["']|["']-(\w)["']/;

/** What a removed line tells by itself: a one-letter flag, a key, a member of a list, a function that pages call. */
function* lineClues({ lines }: Hunk, keys: ReadonlySet<string>, near: NearWords): Generator<Clue> {
  for (const { side, text } of lines) {
    if (side !== "removed") continue;
    const flag = short.exec(text);
    const letter = flag?.[1] ?? flag?.[2];
    if (letter !== undefined)
      yield bareClue(`-${letter}`, `(?<![\\w-])-${letter}(?![\\w-])`, worth.flag);
    const key = keyLine.exec(text)?.[1];
    if (key !== undefined && key.length > 1 && keys.has(key)) {
      yield bareClue(key, `^\\s*${escapeText(key)}:(?:\\s|$)|\`${escapeText(key)}\``, worth.key);
    }
    const called = definition.exec(text)?.[1];
    if (called !== undefined && isTelling(called)) {
      yield bareClue(`${called}()`, `(?<![\\w$])${escapeText(called)}\\(`, worth.call);
    }
    const listed = member.exec(text)?.[1];
    if (listed !== undefined) {
      const pattern = new RegExp(`(?<![\\w-])${listed}(?![\\w-])`, "i");
      yield { name: listed, word: listed.toLowerCase(), pattern, worth: worth.value, near };
    }
  }
}

function bareClue(name: string, pattern: string, worth: number): Clue {
  return { name, word: wordsOf(name)[0] ?? "", pattern: new RegExp(pattern), worth, near: null };
}

/** Words of the key right before a value: `DEFAULT_DURATION_MS =`, `"BURST", `. */
function keyWords(before: string): string[] {
  const key =
    /([A-Za-z_$][\w$.-]*)["'`}\])]*\s*(?::\s*[\w<>[\]|., ]+?)?\s*(?:=|:|,|:-|\?\?|\(|\s)\s*["'`(]?$/.exec(
      before,
    )?.[1];
  return (
    (key ?? "").match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g)?.map((word) => word.toLowerCase()) ?? []
  );
}

/** Telling words of the changed lines, of what stands round them, of the file's name and of the title. */
function nearWords(file: ChangedFile, hunk: Hunk, title: string): Set<string> {
  const path = pathOf(file);
  const texts = [
    title,
    hunk.heading,
    path.slice(path.lastIndexOf("/") + 1),
    ...hunk.lines.map(({ text }) => text),
  ];
  const words = texts.flatMap((text) =>
    (text.match(/[A-Za-z_$][\w$]*/g) ?? []).flatMap((name) => [
      name.toLowerCase(),
      ...(name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((part) => part.toLowerCase()),
    ]),
  );
  return new Set(words.filter((word) => word.length > 3 && isTelling(word)));
}

function lazily(read: NearWords): NearWords {
  let known: ReadonlySet<string> | null = null;
  return () => {
    known ??= read();
    return known;
  };
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
