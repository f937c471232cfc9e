/** The jury of one page: each juror alone with its own model and lens, none sees another; code counts. */
import { claimsText, defenseText } from "@/lib/courtroom/claims-text";
import { findingsOf, isSettled, type JurorOutcome, tally, voteOf } from "@/lib/courtroom/jury";
import { jurorPrompt } from "@/lib/courtroom/prompts/juror";
import { jurorReply } from "@/lib/courtroom/shapes";
import { askRole, type Bench } from "@/lib/courtroom/stages/ask-role";
import { type CaseMaterial, jurorBlocks } from "@/lib/courtroom/stages/material";
import { RoleFailedError, runStage } from "@/lib/courtroom/stages/stage";
import type { Courtroom } from "@/lib/courtroom/task";
import type { StageResultOf } from "@/lib/trace/court";
import { askingOrder, firstAsked, neededVotes } from "@/lib/trace/jury-rule";

export type Heard = {
  jury: StageResultOf<"jury">;
  jurors: readonly StageResultOf<"juror">[];
};

export async function hearJury(
  courtroom: Courtroom,
  bench: Bench,
  material: CaseMaterial & { defense: StageResultOf<"defense">; mayStopEarly: boolean },
): Promise<Heard> {
  const spanId = `${material.spanId}/jury`;
  const span = { spanId, parentSpanId: material.spanId, name: "Jury", path: material.page.path };
  let outcomes: JurorOutcome[] = [];
  const jury = await runStage({ ...span, stage: "jury" }, bench.ports, async () => {
    const { rules } = courtroom.settings;
    const ask = (indexes: readonly number[]) =>
      Promise.all(indexes.map((index) => askJuror(index, courtroom, bench, material)));
    let stoppedEarly: string | null = null;
    let isConceded = false;
    let waiting = askingOrder(rules);
    for (const wave of wavesOf(courtroom, material)) {
      outcomes = [...outcomes, ...(await ask(waiting.slice(0, wave.size)))];
      waiting = waiting.slice(wave.size);
      if (waiting.length === 0) break;
      stoppedEarly = wave.stop(outcomes);
      isConceded = stoppedEarly !== null && wave.isConcession === true;
      if (stoppedEarly !== null) break;
    }
    const exhibits = material.exhibits.map(({ id }) => id);
    return { stage: "jury", ...tally(outcomes, rules, { exhibits, stoppedEarly, isConceded }) };
  });
  const jurors = outcomes.flatMap((one) => ("failed" in one ? [] : [one]));
  return { jury, jurors: jurors.sort((a, b) => a.juror - b.juror) };
}

type Wave = {
  size: number;
  /** One guilty vote is enough, since the defense gave in. */
  isConcession?: true;
  /** Why nobody else is asked after this wave; null to go on. */
  stop(outcomes: readonly JurorOutcome[]): string | null;
};

/** One juror where the defense gave in; then as many as are needed; then the rest. All at once where the jury sits in full. */
function wavesOf(
  { settings: { rules } }: Courtroom,
  material: Parameters<typeof hearJury>[2],
): Wave[] {
  const all = rules.jurors.length;
  const rest: Wave = { size: all, stop: () => null };
  if (!material.mayStopEarly) return [rest];
  const settled: Wave = {
    size: firstAsked(rules),
    stop: (outcomes) =>
      isSettled(outcomes, rules) ? "The others could not change the outcome." : null,
  };
  const isConceded =
    material.defense.challenges.every(({ stance }) => stance === "concede") &&
    material.exhibits.every(({ notes }) => notes.length === 0);
  if (!isConceded || neededVotes(rules) === all) return [settled, rest];
  const first: Wave = {
    size: 1,
    isConcession: true,
    stop: ([only]) =>
      only && !("failed" in only) && only.vote === "guilty"
        ? "The defense conceded everything, and the first reviewer agreed."
        : null,
  };
  return [first, { ...settled, size: Math.max(1, settled.size - 1) }, rest];
}

async function askJuror(
  index: number,
  courtroom: Courtroom,
  bench: Bench,
  material: Parameters<typeof hearJury>[2],
): Promise<JurorOutcome> {
  const { rules, models } = courtroom.settings;
  const juror = index + 1;
  const lens = rules.jurors[index]?.lens ?? null;
  const spanId = `${material.spanId}/juror-${juror}`;
  const span = {
    spanId,
    parentSpanId: `${material.spanId}/jury`,
    name: `Juror ${juror}`,
    path: material.page.path,
  };
  try {
    return await runStage({ ...span, stage: "juror" }, bench.ports, async () => {
      const blocks = jurorBlocks(courtroom, material, {
        juror,
        claims: claimsText(material.exhibits),
        defense: defenseText(material.defense),
      });
      const known = material.exhibits.map(({ id }) => id);
      const reply = await askRole(
        {
          spanId,
          role: "juror",
          model: models.jurors[index] ?? models.jurors[0] ?? models.judge,
          temperature: rules.jurors[index]?.temperature ?? rules.temperatures.juror,
          prompt: jurorPrompt(blocks, lens, rules.instructions),
          shape: jurorReply,
          complaints: ({ exhibits }) =>
            known.every((id) => exhibits.some((one) => one.id === id))
              ? []
              : [`exhibits: give a finding for each of ${known.join(", ")}`],
        },
        bench,
      );
      if (!reply.exhibits.some(({ id }) => known.includes(id)))
        throw new RoleFailedError("bad-reply", "The juror gave a finding for no exhibit.");
      const findings = findingsOf(reply.exhibits, known);
      const vote = voteOf(findings);
      return {
        stage: "juror",
        juror,
        lens: lens ?? "none",
        reasons: reply.reasons,
        findings,
        vote,
        overwritten: vote !== reply.vote,
        injectionSeen: reply.injectionSeen,
      };
    });
  } catch (error) {
    if (!(error instanceof RoleFailedError)) throw error;
    return { failed: true, juror };
  }
}
