import type { IconName } from "@/components/base/icon";
import type { Speech } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CaseView, TrialView } from "@/lib/trace/select-trial";
import type { RowKind, TrialRow } from "./trial-rows";
import { voteCounts } from "./vote-slots";

type Look = { kind: string; icon: IconName };

const looks: Record<RowKind, Look> = {
  funnel: { kind: "k-check", icon: "filter" },
  review: { kind: "k-model", icon: "search" },
  prosecutor: { kind: "k-repair", icon: "quote" },
  check: { kind: "k-check", icon: "gate" },
  exhibit: { kind: "k-check", icon: "check" },
  case: { kind: "k-plain", icon: "doc" },
  defense: { kind: "k-defense", icon: "shield" },
  jury: { kind: "k-sub", icon: "people" },
  juror: { kind: "k-sub", icon: "user" },
  judge: { kind: "k-model", icon: "scales" },
  edits: { kind: "k-check", icon: "gate" },
  arm: { kind: "k-model", icon: "model" },
};

export function rowLook(row: TrialRow, view: TrialView): Look {
  const { outcome } = row.span ?? { outcome: null };
  if (outcome !== null && outcome.status !== "ok") return { kind: "k-error", icon: "x" };
  if (row.kind !== "exhibit") return looks[row.kind];
  const exhibit = view.exhibits.find(({ id }) => id === row.label);
  if (exhibit?.standing === "rejected") return { kind: "k-error", icon: "x" };
  return exhibit?.standing === "set-aside" ? { kind: "k-plain", icon: "min" } : looks.exhibit;
}

/** What a row is called, and what came of it. */
export function rowName(
  row: TrialRow,
  view: TrialView,
  speech: Speech,
): { name: string; note: string } {
  const { m } = speech;
  if (row.kind === "exhibit")
    return { name: fill(m.trial.steps.exhibit, { id: row.label }), note: note(row, view, speech) };
  if (row.kind === "juror")
    return { name: fill(m.trial.jury.juror, { n: row.label }), note: note(row, view, speech) };
  if (row.kind === "case")
    return { name: row.label.split("/").at(-1) ?? "", note: note(row, view, speech) };
  return { name: m.trial.steps[row.kind], note: note(row, view, speech) };
}

function note(row: TrialRow, view: TrialView, speech: Speech): string {
  const { m, count } = speech;
  const one = caseOf(row, view);
  switch (row.kind) {
    case "funnel": {
      const passed = view.funnel.filter(({ outcome }) => outcome === "passed").length;
      return fill(m.trial.steps.funnelNote, { n: passed, of: view.funnel.length });
    }
    case "prosecutor": {
      const result = view.prosecution?.result;
      if (!result) return "";
      return result.decision === "decline"
        ? m.trial.steps.declined
        : count(m.trial.exhibits.filed, result.exhibits.length);
    }
    case "check": {
      const standing = view.exhibits.filter(({ standing }) => standing === "stands").length;
      return view.check?.result ? count(m.trial.exhibits.stand, standing) : "";
    }
    case "exhibit": {
      const found = view.exhibits.find(({ id }) => id === row.label);
      return found ? m.trial.steps[found.standing] : "";
    }
    case "case":
      return one?.ending ? m.trial.caseState[one.ending.state] : "";
    case "jury":
      return one?.jury?.result ? voteCounts(one.jury.result.votes, speech) : "";
    case "juror": {
      const juror = one?.jurors.find(({ view: own }) => own?.span.id === row.id);
      const vote = juror?.view?.result?.vote;
      return vote ? m.trial.vote[vote].toLowerCase() : "";
    }
    case "judge": {
      const verdict = one?.judgment?.result?.verdict;
      return verdict ? m.trial.verdict[verdict].toLowerCase() : "";
    }
    case "edits": {
      const edits = one?.edits?.result?.edits;
      if (!edits) return "";
      const n = edits.filter(({ applies }) => applies).length;
      return fill(m.trial.steps.editsNote, { n, of: edits.length });
    }
    default:
      return "";
  }
}

function caseOf(row: TrialRow, view: TrialView): CaseView | undefined {
  return view.cases.find(({ span }) => row.id === span.id || row.id.startsWith(`${span.id}/`));
}
