/** The defense of one page, and the debate where the rules of court want one. */
import { z } from "zod";
import { checkChallenges } from "@/lib/courtroom/checks/check-defense";
import { claimsText, defenseText } from "@/lib/courtroom/claims-text";
import { debatePrompt, defensePrompt } from "@/lib/courtroom/prompts/defense";
import { type DefenseReply, defenseReply } from "@/lib/courtroom/shapes";
import { askRole, type Bench } from "@/lib/courtroom/stages/ask-role";
import { type CaseMaterial, caseBlocks, textBlocks } from "@/lib/courtroom/stages/material";
import { runStage } from "@/lib/courtroom/stages/stage";
import type { Courtroom } from "@/lib/courtroom/task";
import type { StageResultOf } from "@/lib/trace/court";

type Defense = StageResultOf<"defense">;

const answersReply = z.object({
  injectionSeen: z.boolean().default(false),
  answers: z
    .array(
      z.object({ exhibit: z.string(), keeps: z.boolean(), argument: z.string().min(1).max(600) }),
    )
    .max(24),
});

/** What the defense came to, and the exhibits that the other side took back in the debate. */
export type Defended = { defense: Defense; withdrawn: ReadonlySet<string> };

/** Rejects with RoleFailedError when no usable reply comes. */
export async function defend(
  courtroom: Courtroom,
  bench: Bench,
  material: CaseMaterial,
): Promise<Defended> {
  const { settings } = courtroom;
  const spanId = `${material.spanId}/defense`;
  const span = { spanId, parentSpanId: material.spanId, name: "Defense", path: material.page.path };
  const withdrawn = new Set<string>();
  const defense = await runStage({ ...span, stage: "defense" }, bench.ports, async () => {
    const blocks = caseBlocks(courtroom, material, { CLAIMS: claimsText(material.exhibits) });
    const prompt = defensePrompt(blocks, settings.rules.instructions);
    let reply = await askRole({ ...defenseQuestion(courtroom, spanId), prompt }, bench);
    for (let round = 1; round <= settings.rules.debateRounds; round += 1) {
      const debated = await debate({ courtroom, bench, material, blocks, spanId, round, reply });
      for (const id of debated.withdrawn) withdrawn.add(id);
      reply = debated.reply;
      if (material.exhibits.every(({ id }) => withdrawn.has(id))) break;
    }
    return defenseOf(reply, courtroom, material);
  });
  return { defense, withdrawn };
}

function defenseQuestion({ settings }: Courtroom, spanId: string) {
  return {
    spanId,
    role: "defense",
    model: settings.models.defense,
    temperature: settings.rules.temperatures.defense,
    shape: defenseReply,
  } as const;
}

/** One round: the prosecutor answers the defense, and the defense speaks again. */
async function debate(round: {
  courtroom: Courtroom;
  bench: Bench;
  material: CaseMaterial;
  blocks: readonly string[];
  spanId: string;
  round: number;
  reply: DefenseReply;
}): Promise<{ reply: DefenseReply; withdrawn: string[] }> {
  const { courtroom, bench, blocks, spanId } = round;
  const { models, rules } = courtroom.settings;
  const defense = defenseText(defenseOf(round.reply, courtroom, round.material));
  const { answers } = await askRole(
    {
      spanId,
      callName: `answer-${round.round}`,
      role: "prosecutor",
      model: models.prosecutor,
      temperature: rules.temperatures.prosecutor,
      prompt: debatePrompt(
        [...blocks, ...textBlocks(courtroom, { DEFENSE: defense })],
        rules.instructions,
      ),
      shape: answersReply,
    },
    bench,
  );
  const text = answers
    .map(({ exhibit, keeps, argument }) =>
      [`On ${exhibit}: ${keeps ? "kept" : "withdrawn"}.`, argument].join(" "),
    )
    .join("\n");
  const said = textBlocks(courtroom, { DEFENSE: defense, REPLY: text });
  const reply = await askRole(
    {
      ...defenseQuestion(courtroom, spanId),
      callName: `round-${round.round}`,
      prompt: defensePrompt([...blocks, ...said], rules.instructions, true),
    },
    bench,
  );
  return {
    reply,
    withdrawn: answers.filter(({ keeps }) => !keeps).map(({ exhibit }) => exhibit),
  };
}

function defenseOf(reply: DefenseReply, courtroom: Courtroom, { exhibits }: CaseMaterial): Defense {
  return {
    stage: "defense",
    mainArgument: reply.mainArgument,
    harmDispute: reply.harmDispute,
    alternative: reply.alternative,
    injectionSeen: reply.injectionSeen,
    challenges: checkChallenges(reply, exhibits, courtroom),
  };
}
