import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { runStatus } from "@/lib/server/runs/run-shape";
import { runKind } from "@/lib/trace/event";
import { type RunItem, runItem } from "@/lib/trace/run-item";

export const runListQuery = z.object({
  kind: runKind.optional().meta({ description: "`inquiry` unless given." }),
  status: runStatus.optional(),
  abstained: z.stringbool().optional().meta({
    description: "True for runs that ended without an answer because the text settles none.",
  }),
  documentId: z.string().max(200).optional(),
  search: z.string().max(500).optional().meta({ description: "Words of the question." }),
  before: z.string().max(200).optional().meta({
    description: "A run's id: gives the runs created before it. Take `next` of the page before.",
  }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export type RunListQuery = z.infer<typeof runListQuery>;

export type RunPage = {
  runs: RunItem[];
  /** Pass it as `before` for the next page; null on the last one. */
  next: string | null;
};

/** Newest first. */
export async function listRuns(
  { eventLog }: Pick<Composition, "eventLog">,
  { kind = "inquiry", status, abstained, documentId, search, before, limit }: RunListQuery,
): Promise<RunPage> {
  if ([documentId, before].some((id) => id && !isId(id))) return { runs: [], next: null };
  const found = await eventLog.list({
    kind,
    ...(status ? { status } : {}),
    ...(abstained === undefined ? {} : { abstained }),
    ...(documentId ? { documentId } : {}),
    ...(search?.trim() ? { search: search.trim() } : {}),
    ...(before ? { before } : {}),
    limit: limit + 1,
  });
  const runs = found.slice(0, limit).map(runItem);
  return { runs, next: found.length > limit ? (runs.at(-1)?.id ?? null) : null };
}
