/** A trial over doubles: the real funnel and the real stages, a log in memory, and whatever model is given. */
import { createHash } from "node:crypto";
import { parsePatch } from "@/lib/change/parse-patch";
import { indexPages } from "@/lib/courtroom/evidence/page-index";
import { type Funnelled, runFunnel } from "@/lib/courtroom/funnel/run-funnel";
import type { CourtPage } from "@/lib/courtroom/page";
import { runTrial } from "@/lib/courtroom/run-trial";
import type { TrialResult } from "@/lib/courtroom/trial-result";
import type { CallModel, ModelRequest } from "@/lib/model/model";
import { requestHash } from "@/lib/model/request-hash";
import { createMeter } from "@/lib/rlm/limits";
import type { EventLog } from "@/lib/store/event-log";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createRecorder } from "@/lib/store/recorder";
import {
  type CallEdit,
  defaultBudget,
  type InquiryConfig,
  type TrialSettings,
} from "@/lib/trace/config";
import type { Arm } from "@/lib/trace/court";
import { type CourtModels, type CourtRules, defaultCourtRules } from "@/lib/trace/court-rules";
import type { TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";
import { selectTrial, type TrialView } from "@/lib/trace/select-trial";

export type TrialCaseGiven = {
  title: string;
  body?: string;
  patch: string;
  pages: readonly CourtPage[];
};

export type TrialOptions = {
  callModel: CallModel;
  rules?: Partial<CourtRules>;
  models?: Partial<CourtModels>;
  arm?: Arm;
  settings?: Partial<TrialSettings>;
  /** Given again, the trial is resumed. */
  eventLog?: EventLog;
  signal?: AbortSignal;
  callEdits?: readonly CallEdit[];
  isPage?: (path: string) => boolean;
  priceOf?: Parameters<typeof createMeter>[0]["priceOf"];
};

export type HeldTrial = {
  funnel: Funnelled;
  /** Null where the funnel ended the case. */
  result: TrialResult | null;
  view: TrialView | null;
  timeline: Timeline;
  log: readonly TraceEvent[];
  requests: readonly ModelRequest[];
};

export async function holdTrial(
  { title, body = "", patch, pages }: TrialCaseGiven,
  options: TrialOptions,
): Promise<HeldTrial> {
  const rules: CourtRules = { ...defaultCourtRules, ...options.rules };
  const change = parsePatch(patch);
  const known = new Set(pages.map(({ path }) => path));
  const funnel = runFunnel({
    title,
    body,
    change,
    index: indexPages(pages),
    pages: rules.pages,
    isPage: options.isPage ?? ((path) => known.has(path)),
    isIgnored: () => false,
  });
  if (funnel.state !== "goes-on")
    return { funnel, result: null, view: null, timeline: emptyTimeline, log: [], requests: [] };
  const settings: TrialSettings = {
    trialId: "t1",
    title,
    body,
    arm: options.arm ?? "court",
    rules,
    models: { ...modelsFor(rules), ...options.models },
    funnel: funnel.steps,
    pages: [...funnel.pages],
    precedents: [],
    appeals: [],
    struckOut: [],
    ...options.settings,
  };
  const texts = settings.pages.map(({ path }) => ({
    path,
    text: pages.find((page) => page.path === path)?.text ?? "",
  }));
  return { funnel, ...(await run({ patch, change, texts, settings }, options)) };
}

function modelsFor({ jurors }: CourtRules): CourtModels {
  return {
    prosecutor: "builtin",
    defense: "builtin",
    jurors: jurors.map(({ model }) => model ?? "builtin"),
    judge: "builtin",
    review: null,
  };
}

async function run(
  given: {
    patch: string;
    change: ReturnType<typeof parsePatch>;
    texts: CourtPage[];
    settings: TrialSettings;
  },
  options: TrialOptions,
): Promise<Omit<HeldTrial, "funnel">> {
  const { patch, change, texts, settings } = given;
  const eventLog = options.eventLog ?? createMemoryEventLog();
  const recorded = await eventLog.read("r1");
  let at = 1_000;
  const log = createRecorder({ runId: "r1", eventLog, recorded, stamp: () => at++ });
  await log.emit({
    type: "run-start",
    spanId: "run",
    parentSpanId: null,
    name: "Trial",
    version: 1,
    kind: "trial",
    config: configOf(settings, [patch, ...texts.map(({ text }) => text)]),
    origin: null,
  });
  const requests: ModelRequest[] = [];
  const result = await runTrial(
    {
      settings,
      patch,
      change,
      pages: texts,
      runSpanId: "run",
      hash: (text) => createHash("sha256").update(text).digest("hex"),
    },
    {
      callModel: (request, callOptions) => {
        requests.push(request);
        return options.callModel(request, callOptions);
      },
      log,
      recorded: log.find,
      bodies: {
        keep: async (text) => ({ preview: text, bytes: text.length, sha256: null }),
        read: async ({ preview }) => preview,
      },
      hashRequest: requestHash,
      ...(options.callEdits ? { callEdits: options.callEdits } : {}),
      onText: () => {},
      signal: options.signal ?? new AbortController().signal,
    },
    {
      meter: createMeter({
        budget: { ...defaultBudget, ...settings.rules.budget },
        startedAt: 1_000,
        priceOf: options.priceOf ?? (() => null),
        approval: null,
        pauses: [],
        recorded,
      }),
    },
  );
  await log.emit({
    type: "run-end",
    spanId: "run",
    outcome: result.outcome,
    answer: result.answer,
    claims: [],
    evidence: [],
    warnings: result.warnings,
  });
  const events = await eventLog.read("r1");
  const timeline = extendTimeline("r1", emptyTimeline, events);
  return { result, view: selectTrial(timeline), timeline, log: events, requests };
}

function configOf(settings: TrialSettings, texts: readonly string[]): InquiryConfig {
  const names = ["change.diff", ...settings.pages.map(({ path }) => path)];
  return {
    question: settings.title || "A change",
    documents: texts.map((text, index) => ({
      id: `t1/${names[index]}`,
      name: names[index] ?? "",
      textSha256: createHash("sha256").update(text).digest("hex"),
      chars: text.length,
      lines: text.split("\n").length,
    })),
    models: { root: settings.models.judge, sub: settings.models.prosecutor },
    mode: "auto",
    budget: defaultBudget,
    temperature: null,
    edits: [],
    trial: settings,
  };
}
