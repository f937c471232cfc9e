/** Exhibits put right, or made otherwise, by the person who holds a trial again; a machine finds their quotes first. */
import "server-only";
import { z } from "zod";
import { checkExhibits, editedExhibits } from "@/lib/courtroom/checks/check-exhibits";
import type { Composition } from "@/lib/server/composition";
import { readCourtroom } from "@/lib/server/trials/read-courtroom";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { InquiryConfig, TrialSettings } from "@/lib/trace/config";
import { driftType, type FiledExhibit } from "@/lib/trace/court";
import type { TraceEvent } from "@/lib/trace/event";

const words = (most: number) => z.string().trim().min(1, "Write something here.").max(most);
/** Not trimmed: a quote is data. */
const quote = z.string().min(2, "Quote at least two characters.").max(1_000);

export const exhibitEditOrder = z
  .strictObject({
    id: z.string().regex(/^E\d{1,2}$/),
    driftType: driftType.optional(),
    changeQuote: quote.optional().meta({ description: "Word for word from the change." }),
    docQuote: quote.optional().meta({ description: "Word for word from the page." }),
    before: words(400).optional(),
    after: words(400).optional(),
    harm: words(600).optional(),
  })
  .meta({ id: "ExhibitEdit", description: "What is left out stays as it was filed." });

export type ExhibitEditOrder = z.infer<typeof exhibitEditOrder>;

/**
 * The exhibits as the new run is to have them. Rejects with `unprocessable` for an id that was not filed and for an
 * exhibit that would not stand, with the check's reason.
 */
export async function orderedExhibits(
  deps: Pick<Composition, "blobs">,
  run: { config: InquiryConfig; trial: TrialSettings; events: readonly TraceEvent[] },
  order: readonly ExhibitEditOrder[],
): Promise<FiledExhibit[]> {
  const { config, trial, events } = run;
  const filed = editedExhibits(filedIn(events), trial);
  const edited = order.map((edit, index) => editedOne(filed, edit, `/exhibits/${index}`));
  const courtroom = await readCourtroom(deps, { ...config, trial: { ...trial, struckOut: [] } });
  const checked = checkExhibits(editedExhibits(filed, { exhibitEdits: edited }), courtroom);
  const fields = order.flatMap((edit, index) => {
    const one = checked.find(({ id }) => id === edit.id);
    return one && one.standing !== "stands"
      ? [{ pointer: `/exhibits/${index}${quoteAt(one)}`, message: `${one.id}: ${one.reason}` }]
      : [];
  });
  if (fields[0]) throw new UseCaseError("unprocessable", fields[0].message, { fields });
  const kept = (trial.exhibitEdits ?? []).filter(({ id }) => !edited.some((one) => one.id === id));
  return [...kept, ...edited];
}

function filedIn(events: readonly TraceEvent[]): readonly FiledExhibit[] {
  for (const event of events)
    if (event.type === "stage-end" && event.result?.stage === "prosecution")
      return event.result.exhibits;
  return [];
}

function editedOne(
  filed: readonly FiledExhibit[],
  edit: ExhibitEditOrder,
  pointer: string,
): FiledExhibit {
  const exhibit = filed.find(({ id }) => id === edit.id);
  if (!exhibit) {
    const message = `The run has no exhibit ${edit.id}. It has: ${filed.map(({ id }) => id).join(", ") || "none"}.`;
    throw new UseCaseError("unprocessable", message, {
      fields: [{ pointer: `${pointer}/id`, message }],
    });
  }
  const { driftType: type = exhibit.driftType, ...texts } = edit;
  return {
    ...exhibit,
    driftType: type,
    changeQuote: texts.changeQuote ?? exhibit.changeQuote,
    docQuote: texts.docQuote ?? exhibit.docQuote,
    before: texts.before ?? exhibit.before,
    after: texts.after ?? exhibit.after,
    harm: texts.harm ?? exhibit.harm,
  };
}

/** Which quote was not found, where that is what is wrong. */
function quoteAt(exhibit: { docPlace: unknown; changePlace: unknown }): string {
  if (exhibit.docPlace === null) return "/docQuote";
  return exhibit.changePlace === null ? "/changeQuote" : "";
}
