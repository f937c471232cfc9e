/** The search for a fault over doubles: attempts are held in memory, over the recorded trial's replies. */
import { type FaultPorts, findFault, openAttempts } from "@/lib/courtroom/fault/find-fault";
import { callsThatStand, heldToRecord } from "@/lib/courtroom/fault/held-to-record";
import { type PlannedAttempt, planAttempts } from "@/lib/courtroom/fault/plan-attempts";
import { type RuledCase, readRuling } from "@/lib/courtroom/fault/ruled-case";
import { type HeldTrial, holdTrial, type TrialCaseGiven } from "@/lib/courtroom/testing/court-kit";
import { createMemo } from "@/lib/model/memo";
import type { CallModel } from "@/lib/model/model";
import { replayedModel } from "@/lib/model/replayed-model";
import type { CourtModels, CourtRules } from "@/lib/trace/court-rules";
import { nameFault } from "@/lib/trace/name-fault";
import { type FaultAttempt, type RightRuling, rightRuling } from "@/lib/trace/ruling-mark";

export type FaultCase = {
  given: TrialCaseGiven;
  path: string;
  recorded: HeldTrial;
  live: CallModel;
  rules?: Partial<CourtRules>;
  models?: Partial<CourtModels>;
};

export type Searched = {
  attempts: FaultAttempt[];
  fault: ReturnType<typeof nameFault>;
  plan: PlannedAttempt[];
  held: Map<string, HeldTrial>;
  kept: FaultAttempt[][];
};

export function rulingOf({ recorded, path }: Pick<FaultCase, "recorded" | "path">): RuledCase {
  const { ruled, refusal } = readRuling(recorded.timeline, path);
  if (!ruled) throw new Error(refusal);
  return ruled;
}

export const right = (given: Partial<RightRuling>): RightRuling =>
  rightRuling.parse({ outcome: "notice", ...given });

export async function searchFault(
  one: FaultCase,
  ruling: RightRuling,
  changes: { known?: readonly FaultAttempt[]; ports?: Partial<FaultPorts> } = {},
): Promise<Searched> {
  const ruled = rulingOf(one);
  const plan = planAttempts(ruled, ruling);
  const held = new Map<string, HeldTrial>();
  const kept: FaultAttempt[][] = [];
  const page = one.given.pages.find(({ path }) => path === one.path)?.text ?? "";
  const attempts = await findFault(plan, openAttempts(plan, changes.known), {
    wanted: { path: one.path, right: ruling, page, isRandom: () => true },
    ports: {
      runIdOf: (key) => `mark-${key}`,
      async hold(attempt) {
        const again = await holdAgain(one, attempt, ruled);
        held.set(attempt.key, again);
        return again.timeline;
      },
      keep: async (known) => void kept.push(structuredClone([...known])),
      cancelled: new AbortController().signal,
      ...changes.ports,
    },
  });
  return { attempts, fault: nameFault(attempts), plan, held, kept };
}

async function holdAgain(
  { given, recorded, live, rules, models }: FaultCase,
  { change, oracle }: PlannedAttempt & { skip: null },
  ruled: RuledCase,
): Promise<HeldTrial> {
  const memo = createMemo(recorded.log, async ({ preview }) => preview, { failures: "retry" });
  const replayed = replayedModel({ memo, edits: change.replies, live });
  return holdTrial(given, {
    ...(rules ? { rules } : {}),
    ...(models ? { models } : {}),
    settings: { struckOut: change.struckOut },
    callModel: oracle
      ? heldToRecord(replayed, callsThatStand(recorded.timeline, ruled, oracle))
      : replayed,
  });
}
