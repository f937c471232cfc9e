/** What a question may use, as a range, before it is asked. No model is asked for it. */
import "server-only";
import { z } from "zod";
import { estimateTokens } from "@/lib/model/estimate-tokens";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import { chooseReading, type Route } from "@/lib/rlm/route";
import type { Composition } from "@/lib/server/composition";
import { textPath } from "@/lib/server/documents/text-path";
import { type RunPrice, runPrices } from "@/lib/server/run-prices";
import { documentTokens } from "@/lib/server/runs/document-tokens";
import { guessUsage } from "@/lib/server/runs/guess-usage";
import { type Range, similarRuns, spread } from "@/lib/server/runs/past-runs";
import { inquiryOrder, runDocuments, withoutUndefined } from "@/lib/server/runs/start-inquiry";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { resolveRunModels } from "@/lib/server/settings/resolve-run-models";
import { type Budget, defaultBudget, type RunDocument, reading } from "@/lib/trace/config";
import type { RunSummary } from "@/lib/trace/run-summary";

/** The newest runs that are looked at. */
const LOOKED_AT = 200;

export const estimateOrder = inquiryOrder
  .pick({ documentIds: true, question: true, models: true, budget: true, mode: true })
  .meta({ id: "EstimateOrder" });

const range = z.object({ low: z.number(), high: z.number() }).meta({ id: "Range" });

export const inquiryEstimate = z
  .object({
    reading,
    readingReason: z.string(),
    documentTokens: z.int().meta({ description: "Estimated tokens of all documents together." }),
    tokens: range.meta({ description: "Input and output tokens together." }),
    costUsd: range.nullable().meta({ description: "Null when a price is unknown." }),
    seconds: range,
    basis: z.enum(["runs", "guess"]).meta({
      description: "`guess` is from the size of the prompts alone: no similar run is known.",
    }),
    runs: z.int().nonnegative().meta({ description: "Similar runs that it is from." }),
  })
  .meta({
    id: "InquiryEstimate",
    description: "From the 10th to the 90th percentile of similar runs, within the limits.",
  });

export type InquiryEstimate = z.infer<typeof inquiryEstimate>;

type Deps = Pick<
  Composition,
  "documents" | "blobs" | "reader" | "settings" | "env" | "clock" | "eventLog"
>;

export async function estimateInquiry(
  deps: Deps,
  order: z.infer<typeof estimateOrder>,
): Promise<InquiryEstimate> {
  const documents = await runDocuments(deps, order.documentIds);
  const sources = await keylessModelSources(deps);
  const { models } = resolveRunModels(sources, { models: order.models ?? {}, temperature: null });
  const tokens = await Promise.all(documents.map((document) => documentTokens(deps, document)));
  const all = tokens.reduce((sum, one) => sum + one, 0);
  const route = await chooseReading({
    ...{ question: order.question, models, mode: order.mode ?? "auto" },
    tokens: all + estimateTokens(order.question),
    countPlaces: (word) => placesOf(deps, documents, word),
  });
  const budget = { ...defaultBudget, ...withoutUndefined(order.budget ?? {}) };
  const similar = similarRuns(
    await deps.eventLog.list({ kind: "inquiry", status: "succeeded", limit: LOOKED_AT }),
    {
      rootModel: models.root,
      reading: route.reading,
      chars: documents.reduce((sum, { chars }) => sum + chars, 0),
    },
  );
  const used =
    fromRuns(similar) ?? (await fromGuess({ route, all, budget, root: models.root }, deps));
  return {
    reading: route.reading,
    readingReason: route.reason,
    documentTokens: all,
    ...within(used, budget),
    basis: similar.length > 0 ? "runs" : "guess",
    runs: similar.length,
  };
}

async function placesOf(
  deps: Deps,
  documents: readonly RunDocument[],
  word: string,
): Promise<number> {
  let places = 0;
  for (const { id } of documents) {
    const path = await textPath(deps, id);
    const request = { query: word, regex: false, caseSensitive: false, limit: 0 };
    places += (await deps.reader.find(path, request)).total;
  }
  return places;
}

type Used = Pick<InquiryEstimate, "tokens" | "costUsd" | "seconds">;

function fromRuns(runs: readonly RunSummary[]): Used | null {
  const tokens = spread(runs.map(({ usage }) => usage.inputTokens + usage.outputTokens));
  const seconds = spread(runs.map(({ usage }) => usage.wallMs / 1000));
  const costs = runs.flatMap(({ usage }) => (usage.costUsd === null ? [] : [usage.costUsd]));
  return tokens && seconds ? { tokens, seconds, costUsd: spread(costs) } : null;
}

async function fromGuess(
  guess: { route: Route; all: number; budget: Budget; root: string },
  deps: Deps,
): Promise<Used> {
  const { inputTokens, outputTokens, seconds } = guessUsage({
    reading: guess.route.reading,
    documentTokens: guess.all,
    budget: guess.budget,
    isBuiltin: guess.root === BUILTIN_MODEL,
  });
  const priceOf = await runPrices(deps);
  const costOf = (end: keyof Range) =>
    price(priceOf, guess.root, inputTokens[end], outputTokens[end]);
  const [low, high] = [costOf("low"), costOf("high")];
  return {
    tokens: {
      low: inputTokens.low + outputTokens.low,
      high: inputTokens.high + outputTokens.high,
    },
    costUsd: low === null || high === null ? null : { low, high },
    seconds,
  };
}

function price(priceOf: RunPrice, model: string, input: number, output: number): number | null {
  return priceOf(model, { inputTokens: input, outputTokens: output, cachedInputTokens: 0 });
}

/** A run ends at its limits, so it uses no more. */
function within({ tokens, costUsd, seconds }: Used, budget: Budget): Used {
  return {
    tokens: cut(tokens, budget.tokens),
    costUsd: costUsd && cut(costUsd, budget.costUsd),
    seconds: cut(seconds, budget.seconds),
  };
}

function cut({ low, high }: Range, most: number): Range {
  return { low: Math.min(low, most), high: Math.min(high, most) };
}
