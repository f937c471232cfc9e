/**
 * The double of a model that knows a case's labels: it charges every wrong passage that it is shown, concedes, convicts and puts
 * right. What is lost with it is lost by the funnel, the choice of pages or the machine checks.
 */
import { readBlocks } from "@/lib/courtroom/blocks";
import type { ModelRequest } from "@/lib/model/model";
import { type ScriptedModel, scriptedModel } from "@/lib/model/scripted-model";
import type { MutationCase } from "./load-mutations";
import type { WrongPassage } from "./mutation-case";

export function oracleModel(mutation: MutationCase): ScriptedModel {
  return scriptedModel((request) => JSON.stringify(replyFor(request, mutation)));
}

function replyFor(request: ModelRequest, mutation: MutationCase): unknown {
  const blocks = readBlocks(request.messages.map(({ content }) => content).join("\n"));
  const textOf = (name: string) => blocks.find((one) => one.name === name)?.text ?? "";
  const claimed = [...textOf("CLAIMS").matchAll(/^Exhibit (E\d+) /gm)].map(([, id = ""]) => id);
  switch (request.role) {
    case "prosecutor": {
      const shown = blocks.filter(({ name }) => name === "DOC").map(({ attribute }) => attribute);
      return prosecution(mutation, shown, textOf("CHANGE"));
    }
    case "defense":
      return {
        mainArgument: "There is nothing to say for it.",
        challenges: claimed.map((exhibit) => ({
          exhibit,
          stance: "concede",
          argument: "It is so.",
        })),
      };
    case "juror":
      return {
        reasons: "The label says so.",
        exhibits: claimed.map((id) => ({ id, finding: "wrong" })),
        vote: "guilty",
      };
    case "judge": {
      const path = blocks.find(({ name }) => name === "DOC")?.attribute ?? "";
      return {
        analysis: "The label says so.",
        verdict: "guilty",
        upheld: claimed,
        title: "The page tells what was",
        sentence: "The page still says what was so before this change.",
        edits: [{ exhibits: claimed, ...correction(mutation, path) }],
      };
    }
    default:
      throw new Error(`The oracle does not play ${request.role}.`);
  }
}

function prosecution({ wrong, kind }: MutationCase, shown: readonly string[], change: string) {
  const changeQuote = /^[-+](?![-+])\s*(\S.{3,})$/m.exec(change)?.[1] ?? "";
  const exhibits = wrong
    .filter(({ page }) => shown.some((about) => about === page || about.startsWith(`${page} (`)))
    .map(({ page, text }) => ({
      doc: page,
      driftType: kind,
      changeQuote,
      docQuote: text,
      before: "what the page says",
      after: "what the change made of it",
      harm: "A reader who does what the page says gets another result than it promises.",
    }));
  return exhibits.length > 0
    ? { decision: "charge", exhibits }
    : { decision: "decline", declineReason: "No wrong page is shown.", exhibits: [] };
}

/** One edit from the first line that is wrong to the last, with the wrong words replaced. */
function correction({ wrong, pages }: MutationCase, path: string) {
  const page = pages.find((one) => one.path === path)?.text ?? "";
  const here = wrong.filter((passage) => passage.page === path);
  const spans = here.flatMap(({ gone, text }) =>
    [text, ...gone].map((part) => ({
      start: page.indexOf(part),
      end: page.indexOf(part) + part.length,
    })),
  );
  const start = page.lastIndexOf("\n", Math.min(...spans.map((span) => span.start))) + 1;
  const lineEnd = page.indexOf("\n", Math.max(...spans.map((span) => span.end)) - 1);
  const oldText = page.slice(start, lineEnd < 0 ? page.length : lineEnd);
  return { oldText, newText: here.reduce(corrected, oldText) };
}

function corrected(text: string, { gone, there }: WrongPassage): string {
  return gone.reduce((held, part) => held.replace(part, () => ` ${there.join(" ")} `), text);
}
