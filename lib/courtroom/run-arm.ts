/** The arms that the court is measured against: the same case judged by one prompt, or by five votes of it. The same machine checks hold. */

import { addressedIn } from "@/lib/courtroom/checks/addressed-in";
import { checkEdits } from "@/lib/courtroom/checks/check-edits";
import { checkExhibits, filedExhibits } from "@/lib/courtroom/checks/check-exhibits";
import { cut, noticeProblems, plainNotice } from "@/lib/courtroom/checks/check-notice";
import { singlePrompt } from "@/lib/courtroom/prompts/single";
import { type SingleReply, singleReply } from "@/lib/courtroom/shapes";
import { askRole, type Bench } from "@/lib/courtroom/stages/ask-role";
import { prosecutionBlocks } from "@/lib/courtroom/stages/material";
import { RoleFailedError, runStage } from "@/lib/courtroom/stages/stage";
import type { Courtroom } from "@/lib/courtroom/task";
import { endedTrial, type TrialResult } from "@/lib/courtroom/trial-result";
import type { CheckedEdit, CheckedExhibit, StageResultOf } from "@/lib/trace/court";

type ArmResult = StageResultOf<"arm">;
type ArmFinding = ArmResult["findings"][number];

const VOTES = { "one-prompt": { samples: 1, needed: 1 }, "five-votes": { samples: 5, needed: 3 } };

/** Rejects with RoleFailedError when no sample gives a usable reply. */
export async function runArm(courtroom: Courtroom, bench: Bench): Promise<TrialResult> {
  const { arm } = courtroom.settings;
  const { samples, needed } = arm === "five-votes" ? VOTES["five-votes"] : VOTES["one-prompt"];
  const span = { spanId: "arm", parentSpanId: courtroom.runSpanId, path: null };
  const name = arm === "five-votes" ? "Five votes" : "One prompt";
  let exhibits: CheckedExhibit[] = [];
  const result = await runStage({ ...span, name, stage: "arm" }, bench.ports, async () => {
    const replies = await Promise.all(
      Array.from({ length: samples }, (_, index) => askOnce(courtroom, bench, index + 1)),
    );
    const usable = replies.filter((reply) => reply !== null);
    if (usable.length < needed)
      throw new RoleFailedError("no-reply", "Too few samples gave a usable reply.");
    const agreed = agreedFindings(usable, needed);
    exhibits = checkExhibits(filedExhibits(agreed.map(exhibitOf)), courtroom);
    const edits = editsByPage(agreed, exhibits, courtroom);
    return {
      stage: "arm",
      arm,
      findings: agreed.map((one, index) => checkedFinding(one, exhibits[index], samples, edits)),
    };
  });
  await recordCases(courtroom, bench, result, exhibits);
  const standing = result.findings.filter(({ stands }) => stands);
  const text =
    standing.length === 0
      ? "No finding."
      : `${standing.length} ${standing.length === 1 ? "finding" : "findings"}: ${standing.map(({ path }) => path).join(", ")}.`;
  const notices = [...new Set(standing.map(({ path }) => path))];
  return endedTrial(text, { notices, tried: notices.length });
}

async function askOnce(
  courtroom: Courtroom,
  bench: Bench,
  sample: number,
): Promise<SingleReply | null> {
  const { settings } = courtroom;
  try {
    return await askRole(
      {
        spanId: "arm",
        callName: `sample-${sample}`,
        role: "prosecutor",
        model: settings.models.prosecutor,
        temperature:
          settings.arm === "five-votes"
            ? settings.rules.temperatures.juror
            : settings.rules.temperatures.prosecutor,
        prompt: singlePrompt(prosecutionBlocks(courtroom), settings.rules.instructions),
        shape: singleReply,
      },
      bench,
    );
  } catch (error) {
    if (!(error instanceof RoleFailedError)) throw error;
    return null;
  }
}

type Finding = SingleReply["findings"][number];
type Agreed = Finding & { samples: number };

/** Findings of the first sample that has them, with how many samples quote the same words of the page. */
function agreedFindings(replies: readonly SingleReply[], needed: number): Agreed[] {
  const agreed: Agreed[] = [];
  for (const finding of replies.flatMap(({ findings }) => findings)) {
    if (agreed.some((known) => isSame(known, finding))) continue;
    const samples = replies.filter(({ findings }) =>
      findings.some((other) => isSame(finding, other)),
    ).length;
    if (samples >= needed) agreed.push({ ...finding, samples });
  }
  return agreed;
}

function isSame(one: Finding, other: Finding): boolean {
  const [a, b] = [one.docQuote, other.docQuote].map((quote) =>
    quote.replaceAll(/\s+/g, " ").trim(),
  );
  if (one.doc !== other.doc || a === undefined || b === undefined) return false;
  return a.includes(b) || b.includes(a);
}

/** A finding as an exhibit, so that the same check reads its quotes. An arm names no drift type. */
function exhibitOf({ doc, docQuote, changeQuote, why }: Agreed) {
  return {
    doc,
    driftType: "changed-behaviour" as const,
    changeQuote,
    docQuote,
    before: docQuote.slice(0, 160),
    after: changeQuote.slice(0, 160),
    harm: why.padEnd(20, "."),
  };
}

/** All edits of a page are checked together: those of one finding may meet those of another. */
function editsByPage(
  findings: readonly Agreed[],
  exhibits: readonly CheckedExhibit[],
  { pages, patch, settings }: Courtroom,
): Map<string, CheckedEdit[]> {
  return new Map(
    pages.map(({ path, text }) => {
      const upheld = exhibits.filter((one) => one.path === path && one.standing === "stands");
      const proposed = upheld.flatMap(({ id }) =>
        (findings[exhibits.findIndex((one) => one.id === id)]?.edits ?? []).map((edit) => ({
          ...edit,
          exhibits: [id],
        })),
      );
      const sources = [patch, ...pages.map((page) => page.text), settings.title];
      return [
        path,
        checkEdits(proposed, { page: text, upheld, sources, most: settings.rules.edits }),
      ];
    }),
  );
}

function checkedFinding(
  { doc: path, docQuote, changeQuote, why, samples }: Agreed,
  exhibit: CheckedExhibit | undefined,
  of: number,
  edits: ReadonlyMap<string, readonly CheckedEdit[]>,
): ArmFinding {
  const stands = exhibit?.standing === "stands";
  const own = (edits.get(path) ?? []).filter((edit) => edit.exhibits.includes(exhibit?.id ?? ""));
  return {
    ...{ path, docQuote, changeQuote, why, samples, of, stands },
    reason: exhibit?.reason ?? null,
    edits: stands ? own : [],
  };
}

/** The findings as cases, so that every arm ends in the same shape. */
async function recordCases(
  courtroom: Courtroom,
  { ports }: Bench,
  { findings }: ArmResult,
  exhibits: readonly CheckedExhibit[],
): Promise<void> {
  const { runSpanId, pages } = courtroom;
  await runStage(
    {
      spanId: "exhibits",
      parentSpanId: runSpanId,
      name: "Quote check",
      stage: "exhibits",
      path: null,
    },
    ports,
    async () => ({ stage: "exhibits", exhibits: [...exhibits], addressed: addressedIn(courtroom) }),
  );
  for (const [index, { path }] of pages.entries()) {
    const mine = findings.filter((finding) => finding.path === path && finding.stands);
    const [first] = mine;
    if (!first) continue;
    const spanId = `case-${index + 1}`;
    const span = { spanId, parentSpanId: runSpanId, name: path, path };
    await runStage({ ...span, stage: "case" }, ports, async () => {
      await runStage(
        { ...span, spanId: `${spanId}/edits`, parentSpanId: spanId, name: "Edits", stage: "edits" },
        ports,
        async () => ({
          stage: "edits",
          edits: mine.flatMap(({ edits }) => edits),
          ...noticeOf(first, exhibits, courtroom),
        }),
      );
      return { stage: "case", path, state: "notice", reason: first.why };
    });
  }
}

/** The model's own words where they can go to an owner, else those that code writes. */
function noticeOf(
  { path, why, docQuote }: ArmFinding,
  exhibits: readonly CheckedExhibit[],
  { patch, pages, settings }: Courtroom,
): Pick<StageResultOf<"edits">, "notice" | "repairs"> {
  const sources = [patch, ...pages.map(({ text }) => text), settings.title];
  const notice = { title: cut(`${path}: ${why}`, 60), sentence: cut(why, 200) };
  const problems = noticeProblems(notice, sources);
  const exhibit = exhibits.find((one) => one.path === path && one.docQuote === docQuote);
  if (problems.length === 0 || !exhibit) return { notice, repairs: [] };
  return {
    notice: plainNotice(exhibit, sources),
    repairs: [`The notice was written by code: ${problems.join("; ")}.`],
  };
}
