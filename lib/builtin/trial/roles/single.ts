/** The one prompt without a court: what the prosecutor would file, each with its edit. */
import { writeEdits } from "@/lib/builtin/trial/edits/write-edits";
import type { TrialPrompt } from "@/lib/builtin/trial/read-trial-prompt";
import type { SingleReply } from "@/lib/courtroom/shapes";
import { fileExhibits } from "./prosecutor";

export function answerAlone(prompt: TrialPrompt): SingleReply {
  const findings = fileExhibits(prompt, []).map(({ exhibit, passage, page }, at) => {
    const claim = { ...exhibit, id: `E${at + 1}`, path: page.path, note: "" };
    const edits = writeEdits([{ claim, page, lines: [passage.line], passages: [passage] }]);
    return {
      doc: exhibit.doc,
      docQuote: exhibit.docQuote,
      changeQuote: exhibit.changeQuote,
      why: exhibit.harm,
      edits: edits.slice(0, 5).map(({ oldText, newText }) => ({ oldText, newText })),
    };
  });
  return { findings };
}
