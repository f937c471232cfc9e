/** What a stage of a trial found out, part by part. */
import type { StageResult } from "@/lib/trace/court";
import type { PartTexts } from "./step-part";

export function resultParts(result: StageResult): PartTexts {
  switch (result.stage) {
    case "funnel":
      return { decision: text(result.steps) };
    case "prosecution":
      return {
        decision: text([result.decision, result.declineReason]),
        exhibits: text(result.exhibits),
      };
    case "exhibits":
      return { exhibits: text([result.exhibits, result.addressed]) };
    case "defense":
      return { rebuttal: text(result) };
    case "juror":
      return { vote: result.vote, reasons: text({ ...result, vote: null }) };
    case "jury":
      return { votes: text(result) };
    case "judgment":
      return { verdict: result.verdict, reasons: text({ ...result, verdict: null }) };
    case "edits":
      return { edits: text(result.edits), notice: text(result.notice) };
    case "arm":
      return { findings: text(result.findings) };
    case "case":
      return { ending: text([result.state, result.reason]) };
  }
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
