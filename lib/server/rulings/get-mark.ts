import "server-only";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredRulingMark } from "@/lib/store/ruling-mark-store";

/** Of that trial, and not removed. Rejects with `not-found`. */
export async function getMark(
  { rulingMarks }: Pick<Composition, "rulingMarks">,
  trialId: string,
  markId: string,
): Promise<StoredRulingMark> {
  const mark = isId(markId) ? await rulingMarks.get(markId) : null;
  if (mark?.trialId === trialId && mark.deletedAt === null) return mark;
  throw new UseCaseError(
    "not-found",
    `No ruling of this trial is called wrong under "${markId}". GET /api/v1/trials/${trialId}/rulings lists those that are.`,
  );
}
