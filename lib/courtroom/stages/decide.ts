/** The judge of one page, and what code makes of the edits and the words for the owner. */
import { checkEdits, type EditCheck, quotesLeft } from "@/lib/courtroom/checks/check-edits";
import { type Notice, noticeProblems, plainNotice } from "@/lib/courtroom/checks/check-notice";
import { claimsText, defenseText, reviewsText } from "@/lib/courtroom/claims-text";
import { judgePrompt } from "@/lib/courtroom/prompts/judge";
import { type JudgmentReply, judgmentReply } from "@/lib/courtroom/shapes";
import { askRole, type Bench } from "@/lib/courtroom/stages/ask-role";
import type { Heard } from "@/lib/courtroom/stages/hear-jury";
import { type CaseMaterial, caseBlocks } from "@/lib/courtroom/stages/material";
import { runStage } from "@/lib/courtroom/stages/stage";
import type { Courtroom } from "@/lib/courtroom/task";
import type { StageResultOf } from "@/lib/trace/court";

export type Decided = {
  judgment: StageResultOf<"judgment">;
  /** Null without a guilty verdict. */
  edits: StageResultOf<"edits"> | null;
};

/** Rejects with RoleFailedError when no usable reply comes. */
export async function decide(
  courtroom: Courtroom,
  bench: Bench,
  material: CaseMaterial & { defense: StageResultOf<"defense">; heard: Heard },
): Promise<Decided> {
  const { settings } = courtroom;
  const spanId = `${material.spanId}/judgment`;
  const span = { spanId, parentSpanId: material.spanId, path: material.page.path };
  const known = new Set(material.exhibits.map(({ id }) => id));
  const replies: JudgmentReply[] = [];
  const judgment = await runStage(
    { ...span, name: "Judge", stage: "judgment" },
    bench.ports,
    async () => {
      const blocks = caseBlocks(courtroom, material, {
        CLAIMS: claimsText(material.exhibits),
        DEFENSE: defenseText(material.defense),
        REVIEWS: reviewsText(material.heard.jurors),
      });
      const { edits, instructions, temperatures } = settings.rules;
      const reply = await askRole(
        {
          spanId,
          role: "judge",
          model: settings.models.judge,
          temperature: temperatures.judge,
          prompt: judgePrompt(blocks, { edits, instructions }),
          shape: judgmentReply,
          complaints: (given) => judgmentComplaints(given, courtroom, material),
        },
        bench,
      );
      replies.push(reply);
      const upheld = reply.upheld.filter((id) => known.has(id));
      const isGuilty = reply.verdict === "guilty" && upheld.length > 0;
      return {
        stage: "judgment",
        analysis: reply.analysis,
        verdict: isGuilty ? "guilty" : reply.verdict === "guilty" ? "dismissed" : reply.verdict,
        upheld: isGuilty ? upheld : [],
        injectionSeen: reply.injectionSeen,
        overturned: !isGuilty,
      };
    },
  );
  const [reply] = replies;
  if (judgment.verdict !== "guilty" || !reply) return { judgment, edits: null };
  const given = { ...reply, upheld: judgment.upheld };
  const edits = await runStage(
    {
      ...span,
      spanId: `${material.spanId}/edits`,
      name: "Edits",
      stage: "edits",
    },
    bench.ports,
    async () => checkedEdits(given, courtroom, material),
  );
  return { judgment, edits };
}

function judgmentComplaints(
  reply: JudgmentReply,
  courtroom: Courtroom,
  material: CaseMaterial,
): string[] {
  if (reply.verdict !== "guilty") return [];
  const check = editCheck(reply, courtroom, material);
  const edits = checkEdits(reply.edits, check);
  const failing = edits.flatMap(({ applies, reason }, index) =>
    applies ? [] : [`edits.${index}: ${reason}`],
  );
  const left = edits.some(({ applies }) => applies) ? quotesLeft(edits, check) : [];
  return [
    ...failing,
    ...left.map(({ id }) => `edits: the words of ${id} would stay as they are`),
    ...noticeProblems(noticeOf(reply), sourcesOf(courtroom)),
  ];
}

function checkedEdits(
  reply: JudgmentReply,
  courtroom: Courtroom,
  material: CaseMaterial,
): StageResultOf<"edits"> {
  const check = editCheck(reply, courtroom, material);
  const edits = checkEdits(reply.edits, check);
  const repairs = quotesLeft(edits, check).map(
    ({ id }) => `No edit touches the words of ${id}; they stay as they are.`,
  );
  let notice = noticeOf(reply);
  const sources = sourcesOf(courtroom);
  const problems = noticeProblems(notice, sources);
  const [first] = check.upheld;
  if (problems.length > 0 && first) {
    notice = plainNotice(first, sources);
    repairs.push(`The notice was written by code: ${problems.join("; ")}.`);
  }
  return { stage: "edits", edits, notice, repairs };
}

function editCheck(
  { upheld }: Pick<JudgmentReply, "upheld">,
  courtroom: Courtroom,
  { page, exhibits }: CaseMaterial,
): EditCheck {
  return {
    page: page.text,
    upheld: exhibits.filter(({ id }) => upheld.includes(id)),
    sources: sourcesOf(courtroom),
    most: courtroom.settings.rules.edits,
  };
}

function noticeOf({ title, sentence }: Pick<JudgmentReply, "title" | "sentence">): Notice {
  return { title: (title ?? "").trim(), sentence: (sentence ?? "").trim() };
}

function sourcesOf({ patch, pages, settings }: Courtroom): string[] {
  return [patch, ...pages.map(({ text }) => text), settings.title];
}
