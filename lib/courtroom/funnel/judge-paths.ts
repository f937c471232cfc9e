/** The first steps of the funnel: which changed files can make a page wrong at all, and whether they can be judged. */
import { type Change, type ChangedFile, pathOf } from "@/lib/change/change";
import type { FunnelStep } from "@/lib/trace/court";
import { manifestRule } from "./manifest-rule";
import { type PathRule, pathRule } from "./path-rule";

/** Above these a change is not judged, and says so. */
const limits = { files: 1_000, changedLines: 50_000, megabytes: 5 };

const namedInReason = 3;

export type PathOptions = {
  /** A page of this repository's documentation. */
  isPage: (path: string) => boolean;
  /** What this repository's settings leave out. */
  isIgnored: (path: string) => boolean;
};

type RuleName = PathRule | "ignored by the settings" | "dependencies only";

/** `files` are those whose change has to be read; none of them when the step is `stopped`. */
export function judgePaths(
  change: Change,
  { isPage, isIgnored }: PathOptions,
): { step: FunnelStep; files: ChangedFile[] } {
  const dropped = new Map<RuleName, string[]>();
  const files = change.files.filter((file) => {
    const rule = ruleOf(file, { isPage, isIgnored });
    if (rule === null) return true;
    const path = pathOf(file);
    const known = dropped.get(rule);
    if (known) known.push(path);
    else dropped.set(rule, [path]);
    return false;
  });
  const outcome = files.length > 0 ? "passed" : "stopped";
  const step: FunnelStep = { name: "paths", outcome, reason: reasonOf(files, dropped) };
  return { step: outcome === "passed" ? step : { ...step, ...ruleNamed(dropped) }, files };
}

/** The same by names alone, for a list of changes whose content is not at hand. */
export function judgePathNames(paths: readonly string[]): FunnelStep {
  const rules = paths.map((path) => ({ path, rule: pathRule(path) }));
  const hasLock = rules.some(({ rule }) => rule === "lock file");
  const dropped = new Map<RuleName, string[]>();
  const kept = rules.filter(({ path, rule }) => {
    const name = rule ?? (hasLock && manifestRule.isManifest(path) ? "dependencies only" : null);
    if (name !== null) dropped.set(name, [...(dropped.get(name) ?? []), path]);
    return name === null;
  });
  const files = kept.map(({ path }) => ({ oldPath: path, newPath: path }));
  const outcome = files.length > 0 ? "passed" : "stopped";
  return { name: "paths", outcome, reason: reasonOf(files, dropped) };
}

/** A change beyond every measure is not judged: that is said, and never called clean. */
export function judgeSize(files: readonly ChangedFile[]): FunnelStep {
  const changedLines = files.reduce((sum, file) => sum + file.addedLines + file.removedLines, 0);
  const megabytes = files.reduce((sum, file) => sum + charsOf(file), 0) / 1e6;
  const size = `${files.length} files with ${changedLines} changed lines`;
  const isLong = megabytes > limits.megabytes;
  if (files.length > limits.files || changedLines > limits.changedLines || isLong) {
    const given = isLong ? `${size} and ${Math.ceil(megabytes)} MB of text` : size;
    return {
      name: "size",
      outcome: "stopped",
      reason: `Too large to be judged: ${given}; at most ${limits.files} files, ${limits.changedLines} lines and ${limits.megabytes} MB are. Split it, or send the part that matters as a patch.`,
    };
  }
  return { name: "size", outcome: "passed", reason: `${size}.` };
}

function charsOf({ hunks }: ChangedFile): number {
  return hunks.reduce((sum, { start, end }) => sum + end - start, 0);
}

function ruleOf(file: ChangedFile, { isPage, isIgnored }: PathOptions): RuleName | null {
  const path = pathOf(file);
  if (isIgnored(path)) return "ignored by the settings";
  if (isPage(path)) return "documentation";
  const rule = pathRule(path);
  if (rule !== null) return rule;
  return manifestRule.changesDependenciesOnly(file) ? "dependencies only" : null;
}

function reasonOf(
  files: readonly Pick<ChangedFile, "oldPath" | "newPath">[],
  dropped: ReadonlyMap<RuleName, readonly string[]>,
): string {
  const parts = [...dropped].map(([rule, paths]) => `${rule}: ${named(paths)}`);
  const left = parts.length > 0 ? ` Left out by path (${parts.join("; ")}).` : "";
  if (files.length > 0) return `To be read: ${named(files.map(pathOf))}.${left}`;
  if (parts.length === 0) return "The change touches no file.";
  return `No changed file can make a page wrong: ${parts.join("; ")}.`;
}

function ruleNamed(dropped: ReadonlyMap<RuleName, unknown>): Pick<FunnelStep, "rule"> {
  const [first, ...others] = dropped.keys();
  if (first === undefined) return {};
  return { rule: others.length > 0 ? "several" : first };
}

function named(paths: readonly string[]): string {
  const more = paths.length - namedInReason;
  const shown = paths.slice(0, namedInReason).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}
