/** What a stage of a trial found out, in lines that can be held against those of another. */
import type { Messages } from "@/components/messages/en";
import { fill } from "@/lib/format/fill";
import type { StageResult, StageResultOf } from "@/lib/trace/court";
import type { SectionName } from "./step-sections";

export type ResultWords = {
  trial: Messages["trial"];
  gate: Record<"published" | "held" | "returned", string>;
};

type Found = Partial<Record<SectionName, string>>;

export function resultTexts(result: StageResult, { trial }: ResultWords): Found {
  switch (result.stage) {
    case "funnel":
      return { decision: result.steps.map(({ name, reason }) => `${name}: ${reason}`).join("\n") };
    case "prosecution":
      return {
        decision: result.declineReason ?? "",
        exhibits: result.exhibits.map(exhibitLine).join("\n"),
      };
    case "exhibits":
      return {
        exhibits: result.exhibits
          .map((exhibit) =>
            [`${exhibitLine(exhibit)} · ${trial.steps[exhibit.standing]}`, exhibit.reason ?? []]
              .flat()
              .join("\n   "),
          )
          .join("\n"),
      };
    case "defense":
      return { rebuttal: rebuttalText(result, trial) };
    case "juror":
      return {
        vote: trial.vote[result.vote],
        reasons: [
          ...result.findings.map(
            ({ exhibit, finding }) => `${exhibit}: ${trial.jury.finding[finding]}`,
          ),
          result.reasons,
        ].join("\n"),
      };
    case "jury":
      return { votes: votesText(result, trial) };
    case "judgment":
      return {
        verdict: [trial.verdict[result.verdict], result.upheld.join(", ")]
          .filter(Boolean)
          .join(" · "),
        reasons: result.analysis,
      };
    case "edits":
      return {
        notice: result.notice ? `${result.notice.title}\n${result.notice.sentence}` : "",
        edits: result.edits.map(editText).join("\n\n"),
      };
    case "arm":
      return {
        findings: result.findings
          .map(({ path, why, docQuote, changeQuote, samples, of }) =>
            [
              `${path} · ${fill(trial.arm.samples, { n: samples, of })}`,
              `“${changeQuote}” / “${docQuote}”`,
              why,
            ].join("\n   "),
          )
          .join("\n"),
      };
    case "case":
      return { ending: `${trial.caseState[result.state]} · ${result.reason}` };
  }
}

function exhibitLine({
  id,
  path,
  changeQuote,
  docQuote,
}: StageResultOf<"prosecution">["exhibits"][number]): string {
  return `${id} ${path}: “${changeQuote}” / “${docQuote}”`;
}

function rebuttalText(
  { mainArgument, harmDispute, alternative, challenges }: StageResultOf<"defense">,
  { exhibits, ground }: Messages["trial"],
): string {
  return [
    mainArgument,
    ...challenges.map(
      (challenge) =>
        `${challenge.exhibit}: ${challenge.stance === "concede" ? exhibits.concedes : exhibits.contests}${challenge.ground ? ` (${ground[challenge.ground]})` : ""}. ${challenge.argument}`,
    ),
    `${exhibits.harmDispute}: ${harmDispute}`,
    `${exhibits.alternative}: ${alternative}`,
  ].join("\n");
}

function votesText(
  { votes, rule, upheld, stoppedEarly }: StageResultOf<"jury">,
  { vote, jury }: Messages["trial"],
): string {
  return [
    `${vote.guilty}: ${votes.guilty}`,
    `${vote["not-guilty"]}: ${votes.notGuilty}`,
    `${vote.abstain}: ${votes.abstain}`,
    `${jury.failed}: ${votes.failed}`,
    `${jury.spared}: ${votes.spared}`,
    fill(jury.needed, { rule }),
    upheld.join(", "),
    stoppedEarly ?? "",
  ]
    .filter(Boolean)
    .join("\n");
}

function editText({ oldText, newText }: { oldText: string; newText: string }): string {
  return [...lines("−", oldText), ...lines("+", newText)].join("\n");
}

function lines(sign: string, text: string): string[] {
  return text === "" ? [] : text.split("\n").map((line) => `${sign} ${line}`);
}
