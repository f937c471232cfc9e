/** How exhibits, answers and votes stand in the prompts of later roles. Quotes stand as JSON strings, on one line. */
import type { Challenge, CheckedExhibit, StageResultOf } from "@/lib/trace/court";

export function claimsText(exhibits: readonly CheckedExhibit[]): string {
  return exhibits
    .map(({ id, driftType, path, notes, changeQuote, docQuote, before, after, harm }) => {
      const checker = notes.length === 0 ? "" : `; note by the checker: ${notes.join("; ")}`;
      return [
        `Exhibit ${id} (${driftType}) in ${path}${checker}`,
        `change: ${JSON.stringify(changeQuote)}`,
        `page: ${JSON.stringify(docQuote)}`,
        `before: ${oneLine(before)}`,
        `after: ${oneLine(after)}`,
        `harm: ${oneLine(harm)}`,
      ].join("\n");
    })
    .join("\n\n");
}

export function defenseText(defense: Omit<StageResultOf<"defense">, "stage">): string {
  const { mainArgument, challenges, harmDispute, alternative } = defense;
  return [
    `Main argument: ${oneLine(mainArgument)}`,
    ...challenges.map(challengeText),
    `What really happens: ${oneLine(harmDispute)}`,
    `Another reading: ${oneLine(alternative)}`,
  ].join("\n");
}

function challengeText(challenge: Challenge): string {
  const { exhibit, stance, ground, quoteFrom, quote, argument, quoteStands } = challenge;
  if (stance === "concede") return `On ${exhibit}: concedes. ${oneLine(argument)}`;
  if (!quoteStands) return `On ${exhibit}: contested without a quote that stands; disregard.`;
  const where = quoteFrom === "change" ? "change" : "page";
  return `On ${exhibit}: contests (${ground}), quote found in the ${where}: ${JSON.stringify(quote)}. ${oneLine(argument)}`;
}

export function reviewsText(jurors: readonly StageResultOf<"juror">[]): string {
  return jurors
    .map(({ juror, lens, vote, findings, reasons }) => {
      const found = findings.map(({ exhibit, finding }) => `${exhibit} ${finding}`).join(", ");
      return `Reviewer ${juror} (${lens}): ${vote}; ${found}. ${oneLine(reasons)}`;
    })
    .join("\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
