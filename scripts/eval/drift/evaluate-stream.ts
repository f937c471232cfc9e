/** `npm run eval -- --stream <folder>`: what the funnel's path rules make of a stream of merged changes, by names alone. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { judgePathNames } from "@/lib/courtroom/funnel/judge-paths";
import { shareText } from "@/lib/statistics/wilson";

const merged = z.object({
  repo: z.string(),
  title: z.string(),
  files: z.array(z.object({ path: z.string() })),
  docs_changed: z.boolean(),
  code_changed: z.boolean(),
});

/** Of a product that reviews merged changes: so many end before any model is asked. */
const reference = "65 %";

export async function evaluateStream(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".jsonl")).sort();
  if (names.length === 0) throw new Error(`${folder} holds no .jsonl file of merged changes.`);
  const all = [];
  for (const name of names) {
    const lines = (await readFile(join(folder, name), "utf8")).split("\n").filter(Boolean);
    const changes = lines.map((line) => merged.parse(JSON.parse(line)));
    const judged = changes.map((change) => ({
      ...change,
      isStopped: judgePathNames(change.files.map(({ path }) => path)).outcome === "stopped",
    }));
    all.push(...judged);
    console.log(
      `${name.padEnd(28)} stopped by paths ${shareText(judged.filter(({ isStopped }) => isStopped).length, judged.length)}`,
    );
  }
  const both = all.filter(({ docs_changed, code_changed }) => docs_changed && code_changed);
  const dropped = both.filter(({ isStopped }) => isStopped);
  console.log(
    `\nstopped by paths alone            ${shareText(all.filter(({ isStopped }) => isStopped).length, all.length)}, beside ${reference} before any review`,
  );
  console.log(`changes of code and docs dropped  ${shareText(dropped.length, both.length)}`);
  for (const { repo, title, files } of dropped) {
    const shown = files
      .slice(0, 3)
      .map(({ path }) => path)
      .join(", ");
    console.log(
      `    ${repo}: ${title.slice(0, 70)} (${files.length} files: ${shown.slice(0, 110)})`,
    );
  }
}
