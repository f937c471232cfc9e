/** `npm run eval -- --drift <folder>`: judges every case of a folder and prints what came of it. */
import { type Arm, arm as armNames } from "@/lib/trace/court";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import { formatComparisons } from "@/scripts/eval/statistics";
import { createTrialRunner } from "@/scripts/eval/trial-runner";
import { readDriftCases } from "./drift-case";
import { formatDriftReport, formatDriftRow } from "./report-drift";
import { type DriftScore, scoreDrift } from "./score-drift";

export type DriftOptions = { folder: string; only: readonly string[]; arms: readonly string[] };

/** What `--json` writes. */
export type DriftRow = {
  arm: Arm;
  id: string;
  state: string;
  found: number;
  required: number;
  editRight: boolean | null;
  proposed: { path: string; quote: string; isExpected: boolean }[];
};

export async function evaluateDrift({ folder, only, arms }: DriftOptions): Promise<DriftRow[]> {
  const cases = await readDriftCases(folder, only);
  const wanted = (arms.length === 0 ? ["court"] : arms).map((name) => armNames.parse(name));
  const runner = createTrialRunner();
  const rows: DriftRow[] = [];
  const reports: string[] = [];
  const rightByArm = new Map<Arm, boolean[]>();
  try {
    for (const arm of wanted) {
      const scores: DriftScore[] = [];
      for (const given of cases) {
        const { title, body, patch, pages } = given;
        const judged = await runner.judge({
          title,
          body,
          patch,
          pages,
          arm,
          rules: defaultCourtRules,
        });
        const score = scoreDrift(given, judged);
        scores.push(score);
        rows.push(rowOf(arm, score));
        console.log(formatDriftRow(score));
      }
      reports.push(formatDriftReport(arm, scores));
      rightByArm.set(arm, scores.map(isRight));
    }
  } finally {
    await runner.close();
  }
  console.log([...reports, ...formatComparisons(rightByArm)].join("\n"));
  return rows;
}

/** Something that is wrong was found, or nothing was said where nothing is; and nothing else was. */
function isRight({ case: given, found, proposed }: DriftScore): boolean {
  const isQuiet = proposed.every(({ isExpected }) => isExpected);
  return isQuiet && (given.isPositive ? found > 0 : proposed.length === 0);
}

function rowOf(arm: Arm, score: DriftScore): DriftRow {
  const { case: given, judged, found, required, editRight, proposed } = score;
  return {
    arm,
    id: given.id,
    state: judged.state,
    found,
    required,
    editRight,
    proposed: proposed.map(({ path, quote, isExpected }) => ({ path, quote, isExpected })),
  };
}
