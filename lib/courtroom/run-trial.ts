/**
 * A trial from charge to notice: prosecutor, exhibit check, and for each page with an exhibit left defense, jury, judge
 * and edits. Roles have no tools: every stage is a function of its inputs and of the model, and code checks each.
 *
 * After the "courtroom of models" published by Falconer in 2026, with the standard, the typed exhibits and the machine
 * checks that measurements found to carry the weight.
 */
import { addressedIn } from "@/lib/courtroom/checks/addressed-in";
import { checkExhibits, editedExhibits } from "@/lib/courtroom/checks/check-exhibits";
import { judgeCase } from "@/lib/courtroom/judge-case";
import { runArm } from "@/lib/courtroom/run-arm";
import type { Bench } from "@/lib/courtroom/stages/ask-role";
import { prosecute, review } from "@/lib/courtroom/stages/prosecute";
import { RoleFailedError, runStage } from "@/lib/courtroom/stages/stage";
import {
  type Courtroom,
  openCourtroom,
  type TrialPorts,
  type TrialTask,
} from "@/lib/courtroom/task";
import { endedTrial, type TrialResult } from "@/lib/courtroom/trial-result";
import type { Meter } from "@/lib/rlm/limits";
import type { StageResultOf } from "@/lib/trace/court";

/** Resolves with how the trial ended. A role that gives no usable reply ends its part of it, on record; what remains goes on. */
export async function runTrial(
  task: TrialTask,
  ports: TrialPorts,
  { meter }: { meter: Meter },
): Promise<TrialResult> {
  const courtroom = openCourtroom(task);
  const bench: Bench = { ports, meter };
  try {
    return task.settings.arm === "court"
      ? await holdCourt(courtroom, bench)
      : await runArm(courtroom, bench);
  } catch (error) {
    if (!(error instanceof RoleFailedError)) throw error;
    return {
      outcome: { status: "error", code: error.code, message: error.message },
      answer: null,
      warnings: [],
    };
  }
}

const NOTHING = { notices: [], tried: 0 };

async function holdCourt(courtroom: Courtroom, bench: Bench): Promise<TrialResult> {
  const lightModel = courtroom.settings.models.review;
  if (lightModel !== null) {
    const reviewed = await review(courtroom, bench, lightModel);
    if (reviewed.decision === "decline") return endedTrial(declined(reviewed), NOTHING);
  }
  const prosecution = await prosecute(courtroom, bench);
  if (prosecution.decision === "decline") return endedTrial(declined(prosecution), NOTHING);
  const checked = await checkStage(courtroom, bench, prosecution);
  const standing = checked.exhibits.filter((exhibit) => exhibit.standing === "stands");
  if (standing.length === 0)
    return endedTrial(`No case: none of ${checked.exhibits.length} exhibits stands.`, NOTHING);
  const cases = await Promise.all(
    courtroom.pages.flatMap((page, index) => {
      const exhibits = standing.filter(({ path }) => path === page.path);
      return exhibits.length === 0
        ? []
        : [
            judgeCase(courtroom, bench, {
              number: index + 1,
              page,
              exhibits,
              addressed: checked.addressed.length > 0 || prosecution.injectionSeen,
            }),
          ];
    }),
  );
  const notices = cases.flatMap(({ state, path }) => (state === "notice" ? [path] : []));
  return endedTrial(summaryOf(cases), { notices, tried: cases.length });
}

function checkStage(
  courtroom: Courtroom,
  { ports }: Bench,
  { exhibits }: StageResultOf<"prosecution">,
): Promise<StageResultOf<"exhibits">> {
  return runStage(
    {
      spanId: "exhibits",
      parentSpanId: courtroom.runSpanId,
      name: "Exhibit check",
      stage: "exhibits",
      path: null,
    },
    ports,
    async () => ({
      stage: "exhibits",
      exhibits: checkExhibits(editedExhibits(exhibits, courtroom.settings), courtroom),
      addressed: addressedIn(courtroom),
    }),
  );
}

function declined({ declineReason }: StageResultOf<"prosecution">): string {
  return `No case. ${declineReason ?? ""}`.trim();
}

function summaryOf(cases: readonly StageResultOf<"case">[]): string {
  const notices = cases.filter(({ state }) => state === "notice");
  const pages = (count: number) => `${count} ${count === 1 ? "page" : "pages"}`;
  if (notices.length > 0)
    return `${pages(notices.length)} of ${cases.length} tried: ${notices.map(({ path }) => path).join(", ")}.`;
  return `No notice: ${pages(cases.length)} tried. ${cases.map(({ path, reason }) => `${path}: ${reason}`).join(" ")}`;
}
