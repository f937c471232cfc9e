/** Cases that ended in a notice, over a repository in memory: what tests of the owner's desk begin with. */
import { parsePatch } from "@/lib/change/parse-patch";
import type { Composition } from "@/lib/server/composition";
import { proposeNotice } from "@/lib/server/proposals/propose-notice";
import type { StoredProposal } from "@/lib/store/proposal-store";
import {
  repositorySettings,
  type StoredPage,
  type StoredRepository,
} from "@/lib/store/repository-store";
import type { StoredTrial } from "@/lib/store/trial-store";
import type { ChangePlace, CheckedEdit, CheckedExhibit, DriftType } from "@/lib/trace/court";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import type { CaseView } from "@/lib/trace/select-trial";

export const retriesPage = [
  "# Retries",
  "",
  "To cap retries, pass `retryLimit` to the client.",
  "",
  "By default a failed request is retried 5 times.",
  "",
  "Nothing else is retried.",
  "",
].join("\n");

export const retriesPatch = `diff --git a/src/client.ts b/src/client.ts
--- a/src/client.ts
+++ b/src/client.ts
@@ -1,5 +1,5 @@
 export type Options = {
-  retryLimit?: number;
+  maxAttempts?: number;
   url: string;
 };
-export const defaults = { retryLimit: 5 };
+export const defaults = { maxAttempts: 3 };
`;

export type Pair = { changeQuote: string; docQuote: string; driftType?: DriftType };

export const renamedPair: Pair = {
  changeQuote: "retryLimit?: number;",
  docQuote: "pass `retryLimit` to the client",
};
export const renamedEdit = { oldText: "pass `retryLimit`", newText: "pass `maxAttempts`" };
export const defaultPair: Pair = {
  changeQuote: "defaults = { retryLimit: 5 }",
  docQuote: "retried 5 times",
  driftType: "changed-default",
};
export const defaultEdit = { oldText: "retried 5 times", newText: "attempted 3 times in all" };

export type NoticedOptions = {
  path?: string;
  page?: string;
  patch?: string;
  pairs?: readonly Pair[];
  edits?: readonly { oldText: string; newText: string }[];
  trial?: Partial<StoredTrial>;
  runId?: string;
  model?: string;
};

export function sampleRepository(changes: Partial<StoredRepository> = {}): StoredRepository {
  return {
    id: "repository-1",
    name: "acme/client",
    source: { kind: "upload" },
    settings: repositorySettings.parse({ rules: {} }),
    ...{ secret: null, revision: null, readAt: null, createdAt: 1, deletedAt: null },
    ...changes,
  };
}

/** Puts a page, with its owner, in the place of all the repository's pages. */
export async function setPages(
  parts: Pick<Composition, "blobs" | "repositories">,
  pages: Record<string, string>,
  owner: string | null = "aya@example.com",
): Promise<void> {
  const stored = await Promise.all(
    Object.entries(pages).map(async ([path, text]): Promise<StoredPage> => {
      const textSha256 = await parts.blobs.put(new TextEncoder().encode(text));
      return { path, textSha256, chars: text.length, owner, ownerRule: "CODEOWNERS, line 3" };
    }),
  );
  await parts.repositories.replacePages("repository-1", stored);
}

let trials = 0;

export async function addTrial(
  parts: Pick<Composition, "trials">,
  changes: Partial<StoredTrial> = {},
): Promise<StoredTrial> {
  trials += 1;
  const { trial } = await parts.trials.add({
    id: `trial-${trials}`,
    repositoryId: "repository-1",
    changeKey: null,
    source: "api",
    title: "Rename retryLimit to maxAttempts",
    body: "",
    author: "mei",
    url: "https://example.com/pull/1482",
    ...{ baseSha: null, mergeSha: null, mergedAt: null, patchSha256: null },
    state: "judging",
    steps: [
      { name: "evidence", outcome: "passed", reason: "2 pages name what this change touched." },
    ],
    order: { pages: null, rules: defaultCourtRules, models: {}, arm: "court" },
    ...{ runId: null, result: null, createdAt: 1_700_000_000_000 + trials, endedAt: null },
    ...changes,
  });
  return trial;
}

/** A trial of its own that ends in a notice, and the proposal that stands for it. */
export async function notice(
  parts: Composition,
  options: NoticedOptions = {},
): Promise<StoredProposal> {
  const trial = await addTrial(parts, options.trial);
  const proposal = await noticeOf(parts, trial, options);
  if (!proposal) throw new Error("The case ended without a notice.");
  return proposal;
}

export async function noticeOf(
  parts: Composition,
  trial: StoredTrial,
  options: NoticedOptions = {},
): Promise<StoredProposal | null> {
  const { page = retriesPage, patch = retriesPatch } = options;
  const textSha256 = await parts.blobs.put(new TextEncoder().encode(page));
  return proposeNotice(parts, {
    trial,
    runId: options.runId ?? `run-of-${trial.id}`,
    case: noticedCase(options),
    page: { text: page, textSha256 },
    patch,
    change: parsePatch(patch),
  });
}

export function noticedCase(options: NoticedOptions = {}): CaseView {
  const { path = "docs/retries.md", page = retriesPage, patch = retriesPatch } = options;
  const exhibits = (options.pairs ?? [renamedPair]).map((pair, index) =>
    exhibitOf(pair, index, { path, page, patch }),
  );
  const edits = (options.edits ?? [renamedEdit]).map((edit): CheckedEdit => {
    const start = page.indexOf(edit.oldText);
    const place = { start, end: start + edit.oldText.length, line: lineAt(page, start) };
    return { ...edit, exhibits: ["E1"], place, applies: true, reason: null };
  });
  const span: CaseView["span"] = {
    id: "case-1",
    parentId: "run",
    name: path,
    kind: "stage",
    ...{ startedAt: 1, endedAt: null, outcome: null },
    seq: 1,
    start: {
      ...{ type: "stage-start", spanId: "case-1", parentSpanId: "run", name: path, seq: 1, at: 1 },
      stage: "case",
      path,
    },
    end: null,
  };
  const upheld = exhibits.map(({ id }) => id);
  const votes = { guilty: 3, notGuilty: 1, abstain: 1, failed: 0, spared: 0 };
  return {
    path,
    document: 1,
    span,
    exhibits,
    defense: null,
    jury: {
      span,
      calls: [],
      result: {
        ...{ stage: "jury", votes, needed: 3, rule: "3 of 5", outcome: "to-judge" },
        ...{ stoppedEarly: null, upheld },
      },
    },
    jurors: [1, 2, 3, 4, 5].map((juror) => ({
      ...{ juror, lens: "words", model: options.model ?? "a-model", state: "voted", view: null },
    })),
    judgment: {
      span,
      calls: [],
      result: {
        ...{ stage: "judgment", analysis: "", verdict: "guilty", upheld },
        ...{ injectionSeen: false, overturned: false },
      },
    },
    edits: {
      span,
      calls: [],
      result: {
        stage: "edits",
        edits,
        notice: {
          title: "The retries page names an option that is gone",
          sentence: "Who copies the example sets an option that is ignored.",
        },
        repairs: [],
      },
    },
    ending: { stage: "case", path, state: "notice", reason: "" },
  };
}

function exhibitOf(
  { changeQuote, docQuote, driftType = "renamed" }: Pair,
  index: number,
  { path, page, patch }: { path: string; page: string; patch: string },
): CheckedExhibit {
  const at = patch.indexOf(changeQuote);
  const doc = page.indexOf(docQuote);
  const changePlace: ChangePlace = {
    ...{ start: at, end: at + changeQuote.length, line: lineAt(patch, at) },
    ...{ file: "src/client.ts", side: "removed", fileLine: 2 },
  };
  return {
    id: `E${index + 1}`,
    ...{ path, driftType, changeQuote, docQuote },
    ...{ before: "It was so.", after: "It is otherwise.", harm: "A reader copies it and fails." },
    ...{ standing: "stands", reason: null, notes: [], headings: [], changePlace },
    docPlace: { start: doc, end: doc + docQuote.length, line: lineAt(page, doc) },
  };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
