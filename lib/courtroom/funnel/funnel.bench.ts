/**
 * How many merged changes a second the funnel reads: patch, path rules and evidence over a documentation of 200 pages.
 * By the processor's time, so that what else runs on the machine does not count.
 */
import { atLeast, type BenchRow, median } from "@/bench/bench-row";
import { parsePatch } from "@/lib/change/parse-patch";
import { indexPages } from "@/lib/courtroom/evidence/page-index";
import type { CourtPage } from "@/lib/courtroom/page";
import { runFunnel } from "./run-funnel";

const pageCount = 200;
const linesOfPage = 120;
const patchChars = 10_000;
const changes = 300;

const subjects = ["retry", "cache", "router", "session", "upload", "worker", "schema", "mailer"];
const parts = ["Limit", "Timeout", "Handler", "Policy", "Size", "Window", "Backoff", "Prefix"];

const nameOf = (seed: number) =>
  `${subjects[seed % subjects.length]}${parts[Math.floor(seed / 8) % parts.length]}${Math.floor(seed / 64)}`;

/** Prose, a table of options and an example, as pages have them. */
function page(index: number): CourtPage {
  const lines = Array.from({ length: linesOfPage }, (_, line) => {
    const name = nameOf(index * 7 + line);
    if (line % 30 === 0) return `## Section ${line} of ${nameOf(index)}`;
    if (line % 5 === 0)
      return `| \`${name}\` | \`number\` | \`${(line * 37) % 900}\` | What it may come to |`;
    return `Set the value of ${name} where the service has to wait for longer than the usual time.`;
  });
  return { path: `docs/${nameOf(index)}-${index}.md`, text: lines.join("\n") };
}

/** Hunks as git prints them: three unchanged lines before and behind what changed. */
function patch(seed: number): string {
  const hunks: string[] = [];
  for (let at = 0; hunks.join("").length < patchChars; at += 1) {
    const [old, fresh] = [nameOf(seed * 3 + at), nameOf(seed * 3 + at + 1)];
    const lines = [
      ` export function part${at}(request: Request, next: Next): Promise<Reply> {`,
      "   const found = table.find((row) => row.id === request.id);",
      `   const options = read(${nameOf(seed + at)}, found);`,
      `-  options.${old} = ${at * 10 + 5};`,
      `+  options.${fresh} = ${at * 10 + 9};`,
      "   if (!found) throw new MissingRowError(request.id);",
      "   return next({ ...found, ...options });",
      " }",
    ];
    const head = `@@ -${at * 20 + 1},7 +${at * 20 + 1},7 @@ class Service${seed} {`;
    hunks.push(`${head}\n${lines.join("\n")}\n`);
  }
  const path = `src/${nameOf(seed)}.ts`;
  return `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n${hunks.join("")}`;
}

export function benchFunnel(): BenchRow[] {
  const index = indexPages(Array.from({ length: pageCount }, (_, each) => page(each)));
  const patches = Array.from({ length: changes }, (_, seed) => patch(seed));
  const judgeAll = () => {
    for (const [seed, text] of patches.entries()) {
      runFunnel({
        title: `Change ${nameOf(seed)}`,
        body: "",
        change: parsePatch(text),
        index,
        pages: 4,
        isPage: (path) => path.endsWith(".md"),
        isIgnored: () => false,
      });
    }
  };
  judgeAll();
  const seconds = [1, 2, 3, 4, 5].map(() => {
    const before = process.cpuUsage();
    judgeAll();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000_000;
  });
  const what = "funnel: changes of 10 kB over 200 pages, one core";
  return [atLeast(what, changes / median(seconds), "changes/s", 1_000)];
}
