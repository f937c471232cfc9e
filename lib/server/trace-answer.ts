/** What the log of a run adds to its answer: where each value was computed, and a warning where little was seen. */
import "server-only";
import { type TracedCell, withSources } from "@/lib/evidence/claim-sources";
import { coverageWarning } from "@/lib/evidence/coverage-warning";
import type { InquiryResult } from "@/lib/rlm/result";
import type { Bodies } from "@/lib/store/bodies";
import type { TraceEvent } from "@/lib/trace/event";
import { emptyTimeline, extendTimeline, type SpanOf, type Timeline } from "@/lib/trace/reduce";
import { selectCoverage } from "@/lib/trace/select-coverage";
import { cellsOfRun } from "@/lib/trace/select-lineage";

/** `events`: all that the run has recorded before its end. */
export async function traceAnswer(
  result: InquiryResult,
  events: readonly TraceEvent[],
  bodies: Pick<Bodies, "read">,
): Promise<InquiryResult> {
  const { answer } = result;
  if (!answer || answer.abstained) return result;
  const timeline = extendTimeline("", emptyTimeline, events);
  const documents = timeline.summary?.config.documents ?? [];
  const warning = coverageWarning(
    answer.text,
    selectCoverage(timeline),
    (doc) => documents[doc]?.name ?? "",
  );
  const cells = await tracedCells(timeline, answer.text, bodies);
  return {
    ...result,
    claims: withSources({ answer: answer.text, claims: result.claims, cells }),
    warnings: warning === null ? result.warnings : [...result.warnings, warning],
  };
}

async function tracedCells(
  timeline: Timeline,
  answer: string,
  bodies: Pick<Bodies, "read">,
): Promise<TracedCell[]> {
  const cells = cellsOfRun(timeline);
  const proposes = ({ end }: SpanOf<"sandbox-run">) =>
    end?.final?.kind === "propose" && end.final.answer === answer;
  const last = cells.findLastIndex(proposes);
  return Promise.all(
    cells.slice(0, last + 1).map(async ({ start, end }) => ({
      cell: start.cell,
      flow: end?.flow ?? null,
      variables: end?.variables ?? [],
      shown: [
        end ? await bodies.read(end.output) : "",
        end?.value ? await bodies.read(end.value) : "",
      ].join("\n"),
    })),
  );
}
