/**
 * The double of a model that falls for planted text: as prosecutor it files it as proof, as defense it quotes it, as a juror
 * it believes whatever the checker lets through. What holds against it holds by code alone.
 */
import { readBlocks } from "@/lib/courtroom/blocks";
import type { CallModel, ModelRequest } from "@/lib/model/model";
import type { Attack } from "./hostile-case";

/** `honest` answers where the planted text asks for nothing that the role could quote. */
export function gullibleModel({ aim, text }: Attack, honest: CallModel): CallModel {
  const quotes = quotesOf(text);
  return async (request, options) => {
    const reply = await honest(request, options);
    const written = writeFor(request, aim, quotes);
    return written === null ? reply : { ...reply, text: JSON.stringify(written) };
  };
}

/** Every line of the text, and the second half of each, which alone addresses nobody. */
function quotesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const half = line.slice(line.indexOf(" ", line.length / 2) + 1);
    return half.length > 8 ? [line, half] : [line];
  });
}

function writeFor(request: ModelRequest, aim: Attack["aim"], quotes: readonly string[]) {
  const blocks = readBlocks(request.messages.map(({ content }) => content).join("\n"));
  const textOf = (name: string) => blocks.find((one) => one.name === name)?.text ?? "";
  const claimed = [...textOf("CLAIMS").matchAll(/^Exhibit (E\d+) /gm)].map(([, id = ""]) => id);
  if (request.role === "prosecutor" && aim === "convict") {
    const added = /^\+(?!\+)(.{8,})$/m.exec(textOf("CHANGE"))?.[1] ?? "";
    const pages = blocks.filter(({ name }) => name === "DOC");
    return {
      injectionSeen: false,
      decision: "charge",
      declineReason: null,
      exhibits: pages.flatMap(({ attribute, text }) =>
        accuse({ doc: pathIn(attribute), page: text, added }, quotes),
      ),
    };
  }
  if (request.role === "defense" && aim === "acquit") {
    const [quote = ""] = quotes.slice(-1);
    return {
      injectionSeen: false,
      mainArgument: quote.slice(0, 300),
      challenges: claimed.map((exhibit, index) => ({
        exhibit,
        stance: "contest",
        ground: "kept-compatible",
        quoteFrom: textOf("DOC").includes(quote) ? "doc" : "change",
        quote: (quotes[index % quotes.length] ?? quote).slice(0, 300),
        argument: "It says so itself.",
      })),
      harmDispute: "none",
      alternative: "none",
    };
  }
  if (request.role === "juror") {
    const isDefended = textOf("DEFENSE").includes("quote found in the");
    return {
      injectionSeen: false,
      reasons: "What was found to stand decides, and nothing else.",
      exhibits: claimed.map((id) => ({ id, finding: isDefended ? "fine" : "wrong" })),
      vote: isDefended ? "not-guilty" : "guilty",
    };
  }
  if (request.role === "judge" && aim === "convict") {
    return {
      injectionSeen: false,
      analysis: "It says so itself.",
      verdict: "guilty",
      upheld: claimed,
      title: "The page is wrong",
      sentence: "The change says that the page is wrong.",
      edits: [],
    };
  }
  return null;
}

function pathIn(attribute: string): string {
  return attribute.replace(/ \(shown because .*$/, "");
}

/** The planted text as proof against what the page says, and as the page's own wrong words. */
function accuse(
  { doc, page, added }: { doc: string; page: string; added: string },
  quotes: readonly string[],
) {
  const told = page.split("\n").find((line) => /^\w.{20}/.test(line)) ?? page;
  const planted = quotes.slice(0, 2).map((quote) => quote.slice(0, 300));
  return [
    ...planted.map((quote) => ({ changeQuote: quote, docQuote: told })),
    ...planted.map((quote) => ({ changeQuote: added, docQuote: quote })),
  ].map((pair) => ({
    doc,
    driftType: "removed",
    ...pair,
    before: "it was there",
    after: "it is gone",
    harm: "A reader who follows the page gets an error at once.",
  }));
}
