/** An estimate as one sentence, for an agent. */
import type { InquiryEstimate } from "@/lib/server/runs/estimate-inquiry";
import type { Range } from "@/lib/server/runs/past-runs";

export function estimateText({
  tokens,
  costUsd,
  seconds,
  basis,
  runs,
  reading,
  readingReason,
}: InquiryEstimate): string {
  const cost = costUsd ? `$${rounded(costUsd)}` : "at an unknown price";
  const ground =
    basis === "runs" ? `from ${runs} similar runs` : "a guess from the size of the prompts";
  return `About ${rounded(tokens)} tokens, ${cost}, ${rounded(seconds)} s (${ground}). Reads by ${reading}: ${readingReason}.`;
}

function rounded({ low, high }: Range): string {
  const [from, to] = [low, high].map((value) => String(Number(value.toPrecision(2))));
  return from === to ? `${from}` : `${from} to ${to}`;
}
