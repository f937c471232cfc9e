/** Where a panel opens for what is chosen in a trial's tree: rows that are no span stand below one. */
import type { Timeline } from "@/lib/trace/reduce";
import { exhibitId } from "./trial-rows";

/** Null is the trial as a whole. */
export function panelSpan(
  { spans }: Timeline,
  selectedId: string | null,
  kind: "fork" | "notes",
): string | null {
  if (selectedId === null) return null;
  if (selectedId.startsWith(exhibitId(""))) return "exhibits";
  if (spans.get(selectedId)?.kind === "stage") return selectedId;
  const juror = /^(.*)\/juror-\d+$/.exec(selectedId);
  // One that was not asked can be asked by other rules; what is said of it is said of its jury.
  if (juror) return kind === "fork" ? selectedId : `${juror[1]}/jury`;
  return null;
}
