/** Decides how a run reads its documents, and writes it into the log; what the log says already is kept. */
import "server-only";
import { estimateTokens } from "@/lib/model/estimate-tokens";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { readDocuments } from "@/lib/rlm/read-documents";
import { chooseReading, placesIn, type Route, recordedReading } from "@/lib/rlm/route";
import type { InquiryTask } from "@/lib/rlm/task";
import type { Reading } from "@/lib/trace/config";
import type { TraceEvent, TraceEventOf } from "@/lib/trace/event";

const ROUTE_SPAN = "route";

export type RoutedRun = {
  start: TraceEventOf<"run-start">;
  documents: InquiryTask["documents"];
  /** The log that counts: the run's own, or that of the run which it replays. */
  earlier: readonly TraceEvent[];
};

export async function routeRun(run: RoutedRun, ports: InquiryPorts): Promise<Reading> {
  const { reading, reason, forced, tokens } =
    ports.recorded(ROUTE_SPAN, "route-end") ?? (await routeOf(run, ports));
  ports.log.note({
    type: "route-end",
    spanId: ROUTE_SPAN,
    parentSpanId: run.start.spanId,
    name: "route",
    reading,
    reason,
    forced,
    tokens,
  });
  return reading;
}

async function routeOf(
  { start: { config }, documents, earlier }: RoutedRun,
  ports: InquiryPorts,
): Promise<Route> {
  const texts = await readDocuments({ documents }, ports);
  const tokens = [config.question, ...texts].reduce((sum, text) => sum + estimateTokens(text), 0);
  if (earlier.some(({ type }) => type === "model-call-start")) {
    const reason = "chosen before reasons were recorded";
    return {
      reading: recordedReading(config, earlier),
      reason,
      forced: config.mode !== "auto",
      tokens,
    };
  }
  return await chooseReading({
    ...config,
    tokens,
    countPlaces: async (word, most) => placesIn(texts, word, most),
  });
}
