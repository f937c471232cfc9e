/** Words found in all texts of a run: those of its log, and the long ones in full, which a page knows only the beginning of. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { getTimeline } from "@/lib/server/runs/get-timeline";
import { bodiesOf, countWords, findInSteps, wordsPattern } from "@/lib/trace/search";
import { flattenSteps, selectSteps } from "@/lib/trace/select";

export const runSearch = z
  .object({
    matches: z.array(
      z.object({
        spanId: z.string(),
        count: z.int().meta({ description: "How often the words stand in its texts." }),
        bodies: z
          .array(z.string())
          .meta({ description: "SHA-256 of the long texts that hold the words." }),
      }),
    ),
    searchedTexts: z.int().meta({ description: "Long texts that were read in full." }),
    lostTexts: z.int().meta({ description: "Long texts that are no longer stored." }),
  })
  .meta({ id: "RunSearch" });

type RunSearch = z.infer<typeof runSearch>;

/** Case is ignored. Long texts are read one after the other: together they may be larger than memory. */
export async function searchRun(
  deps: Pick<Composition, "eventLog" | "blobs">,
  runId: string,
  words: string,
): Promise<RunSearch> {
  const pattern = wordsPattern(words);
  const steps = flattenSteps(selectSteps(await getTimeline(deps, runId)));
  if (!pattern) return { matches: [], searchedTexts: 0, lostTexts: 0 };
  const inLog = new Map(findInSteps(steps, words).map(({ step, count }) => [step.id, count]));
  const known = new Map<string, number | null>();
  const matches: RunSearch["matches"] = [];
  for (const { id, span } of steps) {
    let count = inLog.get(id) ?? 0;
    const bodies: string[] = [];
    for (const { sha256, preview } of bodiesOf(span)) {
      if (sha256 === null) continue;
      const whole = known.has(sha256)
        ? (known.get(sha256) ?? null)
        : await countInBlob(deps, sha256, pattern);
      known.set(sha256, whole);
      if (!whole) continue;
      bodies.push(sha256);
      count += whole - countWords(preview, pattern);
    }
    if (count > 0) matches.push({ spanId: id, count, bodies });
  }
  const lost = [...known.values()].filter((count) => count === null).length;
  return { matches, searchedTexts: known.size - lost, lostTexts: lost };
}

/** Null when the text is no longer stored. */
async function countInBlob(
  { blobs }: Pick<Composition, "blobs">,
  sha256: string,
  pattern: RegExp,
): Promise<number | null> {
  const bytes = await blobs.get(sha256);
  return bytes ? countWords(new TextDecoder().decode(bytes), pattern) : null;
}
