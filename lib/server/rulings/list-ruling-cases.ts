import "server-only";
import type { Composition } from "@/lib/server/composition";
import { type RulingMarkView, rulingView } from "@/lib/server/rulings/ruling-shape";

const MOST_CASES = 200;

/** The cases kept as tests, newest first, with how they did when they were judged again. */
export async function listRulingCases(
  deps: Parameters<typeof rulingView>[0] & Pick<Composition, "rulingMarks">,
): Promise<RulingMarkView[]> {
  const marks = await deps.rulingMarks.list({ isCase: true, limit: MOST_CASES });
  return Promise.all(marks.map((mark) => rulingView(deps, mark)));
}
