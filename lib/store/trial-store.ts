/** The port to the docket: one entry for each merged change, and what became of it. */
import { z } from "zod";
import { arm, type FunnelStep } from "@/lib/trace/court";
import { courtModels, courtRules } from "@/lib/trace/court-rules";
import type { DocketState, TrialCase, TrialSource } from "@/lib/trace/trial";

/** What a trial was ordered with. */
export const trialOrderKept = z.object({
  /** Pages that came with the change; null takes those of its repository. */
  pages: z
    .array(
      z.object({
        path: z.string(),
        textSha256: z.string(),
        /** The file's own bytes, a blob, where they are not the text's in UTF-8. */
        sourceSha256: z.string().optional(),
      }),
    )
    .nullable(),
  /** A list of pages as they stood with the merge, a blob of JSON; `pages` goes before it. */
  pagesSha256: z.string().optional(),
  rules: courtRules,
  models: courtModels.partial(),
  arm,
});

export type StoredTrial = {
  id: string;
  repositoryId: string | null;
  /** Says which change this is, so that it is filed once: `owner/name@<merge commit>`; null for a pasted one. */
  changeKey: string | null;
  source: TrialSource;
  title: string;
  body: string;
  author: string | null;
  url: string | null;
  baseSha: string | null;
  mergeSha: string | null;
  /** Times are milliseconds since the Unix epoch. */
  mergedAt: number | null;
  /** The change as a patch, a blob; null until it was fetched. */
  patchSha256: string | null;
  state: DocketState;
  steps: readonly FunnelStep[];
  order: z.infer<typeof trialOrderKept>;
  /** The newest run of it; null where the funnel ended it. */
  runId: string | null;
  /** The cases as they ended; null while they are judged. */
  result: readonly TrialCase[] | null;
  createdAt: number;
  endedAt: number | null;
};

export type TrialFilter = {
  state?: DocketState;
  repositoryId?: string;
  /** Words of the title, case ignored. */
  search?: string;
  /** Trials created before this one, for the next page. */
  before?: string;
  limit: number;
};

export type TrialChange = Partial<
  Pick<
    StoredTrial,
    "patchSha256" | "state" | "steps" | "order" | "runId" | "result" | "endedAt" | "baseSha"
  >
>;

export type TrialStore = {
  /** Adds an entry. One with a `changeKey` that is on the docket changes nothing: the entry there comes back. */
  add(trial: StoredTrial): Promise<{ trial: StoredTrial; isNew: boolean }>;
  /** Adds an entry and puts it on the queue of the workers, both or neither; one that is on the docket is not queued again. */
  queue(trial: StoredTrial): Promise<{ trial: StoredTrial; isNew: boolean }>;
  get(id: string): Promise<StoredTrial | null>;
  byChangeKey(changeKey: string): Promise<StoredTrial | null>;
  byRun(runId: string): Promise<StoredTrial | null>;
  /** Null when there is none. */
  update(id: string, change: TrialChange): Promise<StoredTrial | null>;
  /** Newest first. */
  list(filter: TrialFilter): Promise<StoredTrial[]>;
  /** How many entries are in each state. */
  counts(repositoryId?: string): Promise<Record<DocketState, number>>;
};
