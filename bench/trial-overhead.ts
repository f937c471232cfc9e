/**
 * How much time the court adds to its models: wall time of a trial ÷ the critical path of its model calls.
 *
 * Four pages at once, each with a defense, five jurors at once and a judge, over a log in PostgreSQL; every reply takes
 * 200 ms. The critical path is the prosecutor's reply and, of the slowest page, defense, slowest juror and judge.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createTwoFilesPatch } from "diff";
import type { CallModel } from "@/lib/model/model";
import { requestHash } from "@/lib/model/request-hash";
import { scriptedModel } from "@/lib/model/scripted-model";
import type { Composition } from "@/lib/server/composition";
import { openStores } from "@/lib/server/database";
import { executeRun } from "@/lib/server/execute-run";
import { createRunFiles } from "@/lib/server/run-files";
import { beginRun } from "@/lib/server/runs/begin-run";
import { createTextCache } from "@/lib/server/text-cache";
import { trialConfig } from "@/lib/server/trials/trial-config";
import { createBodies } from "@/lib/store/bodies";
import type { TrialSettings } from "@/lib/trace/config";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import { atMost, type BenchRow, median } from "./bench-row";

const CALL_MS = 200;
const RUNS = 5;
const PAGES = 4;

const pageText = (page: number) =>
  `# Page ${page}\n\n${"Nothing that matters here.\n\n".repeat(40)}Set \`retryLimit\` on page ${page}.\n`;

const patch = createTwoFilesPatch(
  "a/src/retry.ts",
  "b/src/retry.ts",
  "export const retryLimit = 5;\n",
  "export const maxAttempts = 5;\n",
);

export async function benchTrialOverhead(options: {
  databaseUrl: string;
  dataDir: string;
}): Promise<BenchRow[]> {
  const stores = openStores({ ...options, poolSize: 10 });
  try {
    const put = (text: string) => stores.blobs.put(new TextEncoder().encode(text));
    const texts = [patch, ...Array.from({ length: PAGES }, (_, index) => pageText(index + 1))];
    const shas = await Promise.all(texts.map(put));
    const ratios: number[] = [];
    for (let run = 0; run < RUNS + 1; run += 1) {
      const createRun: Composition["createRun"] = (id, event) =>
        stores.eventLog.append(id, 0, [event]);
      const runId = await beginRun(
        { createRun, clock: Date.now, newId: () => crypto.randomUUID() },
        configOf(texts, shas),
        null,
      );
      await sleep(300);
      const model = slowModel();
      const started = performance.now();
      await executeRun(
        runId,
        {
          eventLog: stores.eventLog,
          signals: stores.signals,
          bodies: createBodies(stores.blobs),
          files: createRunFiles({
            blobs: stores.blobs,
            texts: createTextCache(1e8),
            search: async () => [],
          }),
          openSandbox: async () => {
            throw new Error("A trial runs no code.");
          },
          hashRequest: requestHash,
          callModelFor: async () => model.call,
          prices: async () => () => null,
          clock: Date.now,
          worker: "bench",
        },
        new AbortController().signal,
      );
      const wallMs = performance.now() - started;
      const summary = await stores.eventLog.summary(runId);
      if (!summary?.answer?.text.startsWith(`${PAGES} pages of ${PAGES}`))
        throw new Error(`The bench trial ended otherwise: ${JSON.stringify(summary?.answer)}`);
      if (run > 0) ratios.push(wallMs / model.criticalPathMs());
    }
    return [
      atMost(
        "trial overhead, 5 jurors over 4 pages: wall time ÷ critical path",
        median(ratios),
        "×",
        1.05,
      ),
    ];
  } finally {
    await stores.close();
  }
}

function slowModel() {
  const took = new Map<string, number>();
  const call: CallModel = async (request, options) => {
    const spanId = options?.spanId ?? "";
    const from = performance.now();
    await sleep(CALL_MS);
    took.set(spanId, performance.now() - from);
    return await scriptedModel([JSON.stringify(replyTo(request.role, spanId))])(request, options);
  };
  const of = (span: string) => took.get(`${span}/model-call`) ?? 0;
  const casePath = (page: number) =>
    of(`case-${page}/defense`) +
    Math.max(...[1, 2, 3, 4, 5].map((juror) => of(`case-${page}/juror-${juror}`))) +
    of(`case-${page}/judgment`);
  const cases = Array.from({ length: PAGES }, (_, index) => index + 1);
  return { call, criticalPathMs: () => of("prosecution") + Math.max(...cases.map(casePath)) };
}

function replyTo(role: string, spanId: string): unknown {
  const page = Number(/^case-(\d+)/.exec(spanId)?.[1] ?? 0);
  const id = `E${page}`;
  switch (role) {
    case "prosecutor":
      return {
        decision: "charge",
        exhibits: Array.from({ length: PAGES }, (_, index) => ({
          doc: `docs/page-${index + 1}.md`,
          driftType: "renamed",
          changeQuote: "export const retryLimit = 5;",
          docQuote: `Set \`retryLimit\` on page ${index + 1}.`,
          before: "retryLimit",
          after: "maxAttempts",
          harm: "A reader sets an option that is gone.",
        })),
      };
    case "defense":
      return {
        mainArgument: "None.",
        challenges: [{ exhibit: id, stance: "concede", argument: "It is so." }],
      };
    case "juror":
      return {
        reasons: "The name is gone.",
        exhibits: [{ id, finding: "wrong" }],
        vote: "guilty",
      };
    default:
      return {
        analysis: "The name is gone.",
        verdict: "guilty",
        upheld: [id],
        title: `Page ${page}: an option has a new name`,
        sentence: "The change renamed retryLimit to maxAttempts.",
        edits: [
          {
            exhibits: [id],
            oldText: `Set \`retryLimit\` on page ${page}.`,
            newText: `Set \`maxAttempts\` on page ${page}.`,
          },
        ],
      };
  }
}

function configOf(texts: readonly string[], shas: readonly string[]) {
  const paths = Array.from({ length: PAGES }, (_, index) => `docs/page-${index + 1}.md`);
  const settings: TrialSettings = {
    trialId: "bench",
    title: "Rename retryLimit",
    body: "",
    arm: "court",
    rules: { ...defaultCourtRules, earlyStop: false },
    models: {
      prosecutor: "scripted",
      defense: "scripted",
      jurors: ["scripted"],
      judge: "scripted",
      review: null,
    },
    funnel: [],
    pages: paths.map((path) => ({ path, score: 1, names: ["retryLimit"], lines: [83] })),
    precedents: [],
    appeals: [],
    struckOut: [],
  };
  const documents = ["change.diff", ...paths].map((name, index) => ({
    id: `bench/${name}`,
    name,
    textSha256: shas[index] ?? "",
    chars: texts[index]?.length ?? 0,
    lines: 1,
  }));
  return trialConfig(settings, settings, documents);
}
