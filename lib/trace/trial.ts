/** An entry of the docket as the HTTP API and the screens show it. */
import { z } from "zod";
import {
  arm,
  checkedEdit,
  checkedExhibit,
  funnelState,
  funnelStep,
  verdict,
} from "@/lib/trace/court";

/** `received` waits for its funnel, `judging` for its run. */
export const docketState = z.enum(["received", "judging", ...funnelState.options]);

export const trialSource = z.enum(["pasted", "api", "git", "github", "gitlab"]);

const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });

/** The case against one page, as it stands now. */
export const trialCase = z
  .object({
    runId: z.string(),
    path: z.string(),
    exhibits: z.array(checkedExhibit),
    votes: z
      .object({
        guilty: z.int(),
        notGuilty: z.int(),
        abstain: z.int(),
        failed: z.int(),
        spared: z.int(),
      })
      .nullable()
      .meta({ description: "Null before the jury, and where there was none." }),
    verdict: verdict.nullable(),
    edits: z.array(checkedEdit),
    proposalId: z.string().nullable(),
    state: z
      .enum(["open", "notice", "acquitted", "overturned", "dismissed", "no-quorum", "failed"])
      .meta({ description: "`open` while it is being judged." }),
    reason: z.string(),
  })
  .meta({ id: "TrialCase" });

/** What a list shows of a trial. */
export const trialItem = z
  .object({
    id: z.string(),
    state: docketState,
    source: trialSource,
    arm,
    title: z.string(),
    author: z.string().nullable(),
    url: z.string().nullable(),
    repository: z.object({ id: z.string(), name: z.string() }).nullable(),
    mergedAt: time.nullable(),
    createdAt: time,
    endedAt: time.nullable(),
    runId: z.string().nullable(),
    /** The last step of the funnel: why there is no notice, or that there is one. */
    reason: z.string(),
    cases: z.array(
      trialCase.pick({ path: true, state: true, votes: true, verdict: true, proposalId: true }),
    ),
  })
  .meta({ id: "TrialItem" });

export const trial = trialItem
  .extend({
    body: z.string(),
    baseSha: z.string().nullable(),
    mergeSha: z.string().nullable(),
    patchSha256: z.string().nullable(),
    funnel: z.object({ state: docketState, steps: z.array(funnelStep) }),
    runIds: z
      .array(z.string())
      .meta({ description: "Its run, and those that appealed or re-ran it." }),
    cases: z.array(trialCase),
  })
  .meta({ id: "Trial" });

export type DocketState = z.infer<typeof docketState>;
export type TrialSource = z.infer<typeof trialSource>;
export type TrialCase = z.infer<typeof trialCase>;
export type TrialItem = z.infer<typeof trialItem>;
export type Trial = z.infer<typeof trial>;
