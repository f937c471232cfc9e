/** Whether a question is read directly, searched, or worked on by code, and why. */
import { grouped } from "@/lib/rlm/prompt";
import { asksForOneFact, tellingWords } from "@/lib/rlm/question-kind";
import type { InquiryConfig, Reading } from "@/lib/trace/config";
import type { TraceEvent } from "@/lib/trace/event";

/** Below this, reading the whole text costs no more than the loop's own prompts do. */
const DIRECT_TOKENS = 3_000;
/** Below this, the loop's first look costs no more than a search's passages do. */
const LONG_TOKENS = 20_000;
/** A word that stands in more places leads one search to too many passages. */
const MOST_PLACES = 6;

export type Route = {
  reading: Reading;
  reason: string;
  /** True when the asker chose it. */
  forced: boolean;
  /** What a prompt that holds all documents whole would come to. */
  tokens: number;
};

export type RouteInput = Pick<InquiryConfig, "mode" | "models" | "question"> & {
  /** Estimated tokens of the question and all documents together, as a direct prompt would hold them. */
  tokens: number;
  /** In how many places of all documents a word stands; more than `most` need not be told apart. */
  countPlaces(word: string, most: number): Promise<number>;
};

export async function chooseReading(input: RouteInput): Promise<Route> {
  const { mode, models, tokens } = input;
  const chosen = (reading: Reading, reason: string): Route => ({
    reading,
    reason,
    forced: false,
    tokens,
  });
  if (models.root === "builtin") return chosen("rlm", "the built-in rules read by code only");
  if (mode !== "auto")
    return { reading: mode, reason: "chosen by the asker", forced: true, tokens };
  const size = grouped(tokens);
  if (tokens <= DIRECT_TOKENS)
    return chosen("direct", `about ${size} tokens are cheaper to read whole than to search`);
  if (tokens < LONG_TOKENS || !asksForOneFact(input.question))
    return chosen("rlm", `about ${size} tokens are worked on by code`);
  for (const word of tellingWords(input.question)) {
    const places = await input.countPlaces(word, MOST_PLACES + 1);
    if (places < 1 || places > MOST_PLACES) continue;
    const where = places === 1 ? "one place" : `${places} places`;
    const reason = `it asks for one fact, and “${word}” stands in ${where} of about ${size} tokens: one search finds them`;
    return chosen("search", reason);
  }
  return chosen(
    "rlm",
    `no word of the question stands in few places of about ${size} tokens, so they are worked on by code`,
  );
}

/** How a run on record was read. */
export function recordedReading(config: InquiryConfig, events: readonly TraceEvent[]): Reading {
  const route = events.find((event) => event.type === "route-end");
  return route?.reading ?? readingOfOldLog(config);
}

/** How runs were routed before their logs said so: by four characters a token. */
export function readingOfOldLog({
  mode,
  models,
  documents,
}: Pick<InquiryConfig, "mode" | "models" | "documents">): Reading {
  if (mode !== "auto") return mode;
  const chars = documents.reduce((sum, document) => sum + document.chars, 0);
  return models.root !== "builtin" && Math.ceil(chars / 4) <= DIRECT_TOKENS ? "direct" : "rlm";
}

/** Places where a word stands, case ignored, counted up to `most`. */
export function placesIn(texts: readonly string[], word: string, most: number): number {
  const pattern = new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "giu");
  let places = 0;
  for (const text of texts) {
    pattern.lastIndex = 0;
    while (places < most && pattern.exec(text) !== null) places += 1;
  }
  return places;
}
