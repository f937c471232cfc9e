/** The case against one page: defense, jury, judge, edits. Its end says what became of it, whatever happened. */
import type { CourtPage } from "@/lib/courtroom/page";
import type { Bench } from "@/lib/courtroom/stages/ask-role";
import { decide } from "@/lib/courtroom/stages/decide";
import { defend } from "@/lib/courtroom/stages/defend";
import { type Heard, hearJury } from "@/lib/courtroom/stages/hear-jury";
import { RoleFailedError, runStage } from "@/lib/courtroom/stages/stage";
import type { Courtroom } from "@/lib/courtroom/task";
import type { CheckedExhibit, StageResultOf } from "@/lib/trace/court";

type Ending = StageResultOf<"case">;

export type PageCase = {
  /** Counts from 1, as the run's documents do. */
  number: number;
  page: CourtPage;
  exhibits: readonly CheckedExhibit[];
  /** True where text of the change or the pages speaks to reviewers, by code or by a role's word: then the jury sits in full. */
  addressed: boolean;
};

export async function judgeCase(
  courtroom: Courtroom,
  bench: Bench,
  { number, page, exhibits, addressed }: PageCase,
): Promise<Ending> {
  const spanId = `case-${number}`;
  const { path } = page;
  return runStage(
    { spanId, parentSpanId: courtroom.runSpanId, name: path, stage: "case", path },
    bench.ports,
    async () => {
      const end = (state: Ending["state"], reason: string): Ending => ({
        stage: "case",
        path,
        state,
        reason,
      });
      try {
        const defended = await defend(courtroom, bench, { spanId, page, exhibits });
        const kept = exhibits.filter(({ id }) => !defended.withdrawn.has(id));
        if (kept.length === 0)
          return end("acquitted", "Every exhibit was taken back in the debate.");
        const challenges = defended.defense.challenges.filter(
          ({ exhibit }) => !defended.withdrawn.has(exhibit),
        );
        const defense = { ...defended.defense, challenges };
        const material = { spanId, page, exhibits: kept, defense };
        const mayStopEarly =
          courtroom.settings.rules.earlyStop &&
          !addressed &&
          !defense.injectionSeen &&
          !sitsInFull(courtroom, path);
        const heard = await hearJury(courtroom, bench, { ...material, mayStopEarly });
        const stopped = stoppedByJury(heard);
        if (stopped) return end(stopped.state, stopped.reason);
        const { judgment, edits } = await decide(courtroom, bench, { ...material, heard });
        if (judgment.verdict === "guilty")
          return end("notice", edits?.notice?.sentence ?? "The page is wrong after the change.");
        return judgment.verdict === "dismissed"
          ? end("dismissed", "The judge found that what is shown cannot settle it.")
          : end("overturned", "The judge found that the page still holds.");
      } catch (error) {
        if (!(error instanceof RoleFailedError)) throw error;
        return end("failed", error.message);
      }
    },
  );
}

function stoppedByJury({ jury }: Heard): Pick<Ending, "state" | "reason"> | null {
  const { guilty, notGuilty, abstain, failed } = jury.votes;
  if (jury.outcome === "no-quorum")
    return { state: "no-quorum", reason: `${failed} jurors gave no usable reply.` };
  if (jury.outcome === "to-judge") return null;
  return {
    state: "acquitted",
    reason: `${guilty} guilty, ${notGuilty} not guilty, ${abstain} abstained; ${jury.rule} were needed.`,
  };
}

/** One case in ten is heard in full, so that juries can be measured: which one, its text decides. */
function sitsInFull({ hash, patch }: Courtroom, path: string): boolean {
  return Number.parseInt(hash(`${path}\n${patch}`).slice(0, 6), 16) % 10 === 0;
}
