/** Names in code and prose, and how sure one is that the same name means the same thing. */
import { escapePattern } from "@/lib/builtin/cell";

const namePattern = /--[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*|[A-Za-z_$][\w$]*(?:-[A-Za-z0-9_]+)*/g;

/** Identifiers and flags; kebab names whole. */
export function namesIn(text: string): string[] {
  return text.match(namePattern) ?? [];
}

/** A name that hardly means two things: it has an inner capital, an underscore, a hyphen, a digit, or is a flag. */
export function isDistinctive(name: string): boolean {
  const core = name.replace(/^[-_$]+/, "");
  if (core.length < 4) return name.startsWith("--") && core.length >= 3;
  return (
    name.startsWith("--") ||
    /[a-z0-9][A-Z]|[A-Za-z0-9]_[A-Za-z0-9]|[a-z]-[a-z]|[A-Z]{2}[a-z]/.test(core) ||
    (/^[A-Z][A-Z0-9]*\d$/.test(core) && core.length >= 5)
  );
}

/** A name that no reader meets: private by the convention of its language. */
export function isPrivate(name: string): boolean {
  return /^[_#]/.test(name);
}

const common = new Set(
  `name names value values type types data item items index list lists file files path paths option options config
  default defaults error errors result results test tests true false null none undefined string number boolean object
  array function class const return import export from self this args kwargs params props state event events text line
  lines code body head header headers title message messages url link user users key keys id ids size count length
  start stop open close read write get set add remove update delete create init run main app server client request
  response context method methods module package version node root base home time date new old use with into when
  then else enabled disabled debug info warn level log logs output input format mode print model models page pages
  content label query table row rows column source target action handler callback status build install example
  examples usage using used value var vars env script scripts command commands`.split(/\s+/),
);

export function isCommon(name: string): boolean {
  return common.has(name.replace(/^-+/, "").toLowerCase());
}

/** The lower-case words that a name is made of. */
export function wordsOfName(name: string): string[] {
  return (name.match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase());
}

/** Finds the name where it is not a part of a longer one. */
export function namePatternOf(name: string, flags = ""): RegExp {
  const escaped = escapePattern(name);
  const before = name.startsWith("-") ? "(?<![\\w-])" : "(?<![\\w$]|[\\w]-)";
  const after = name.startsWith("--") ? "(?![\\w$]|-\\w|\\.[A-Za-z])" : "(?![\\w$]|-\\w)";
  return new RegExp(`${before}${escaped}${after}`, flags);
}

export function holdsName(text: string, name: string): boolean {
  return text.includes(name) && namePatternOf(name).test(text);
}
