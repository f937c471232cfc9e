/**
 * Asks one question several times. The runs of an ensemble know it by their config and by their ids, which it
 * determines; so it has no row of its own, and what the log says of its runs is all there is to it.
 */
import "server-only";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import type { Composition } from "@/lib/server/composition";
import type { AskOrder, EnsembleOrder } from "@/lib/server/ensembles/ensemble-order";
import { beginRun } from "@/lib/server/runs/begin-run";
import { cancelRun } from "@/lib/server/runs/cancel-run";
import {
  type InquiryOrder,
  inquiryConfigOf,
  type StartRunDeps,
  startInquiry,
} from "@/lib/server/runs/start-inquiry";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { InquiryConfig } from "@/lib/trace/config";

export type StartAskedDeps = StartRunDeps & Pick<Composition, "eventLog" | "signals">;

export type Asked = {
  /** Null where the question was asked once. */
  ensembleId: string | null;
  runIds: [string, ...string[]];
};

export async function startAsked(
  deps: StartAskedDeps,
  { ensemble, ...order }: AskOrder,
): Promise<Asked> {
  if (ensemble === undefined)
    return { ensembleId: null, runIds: [await startInquiry(deps, order)] };
  const configs = await Promise.all(
    ordersOf(order, ensemble).map((each) => inquiryConfigOf(deps, each)),
  );
  refuseRepeatedRules(configs);
  const ensembleId = deps.newId();
  const [first, ...others] = await beginAll(deps, ensembleId, configs);
  if (first === undefined) throw new Error("An ensemble has at least two runs.");
  return { ensembleId, runIds: [first, ...others] };
}

/** The id of a run of an ensemble; `index` counts from 0. */
export function memberId(ensembleId: string, index: number): string {
  return `${ensembleId}-${index + 1}`;
}

function ordersOf(order: InquiryOrder, ensemble: EnsembleOrder): InquiryOrder[] {
  if ("runs" in ensemble) return Array.from({ length: ensemble.runs }, () => order);
  return ensemble.models.map((root) => ({
    ...order,
    models: { root, sub: order.models?.sub ?? root },
  }));
}

/** They have no chance in them: their agreement with themselves would look like a confirmation. */
function refuseRepeatedRules(configs: readonly InquiryConfig[]): void {
  const rules = configs.filter(({ models }) => models.root === BUILTIN_MODEL);
  if (rules.length < 2) return;
  const message =
    "The built-in rules give the same answer each time, so asking them again confirms nothing. Ask them once, or choose language models.";
  throw new UseCaseError("unprocessable", message, {
    fields: [{ pointer: "/ensemble", message }],
  });
}

/** All of them or none: what has begun is stopped when a later one cannot. */
async function beginAll(
  deps: StartAskedDeps,
  ensembleId: string,
  configs: readonly InquiryConfig[],
): Promise<string[]> {
  const begun: string[] = [];
  try {
    for (const [index, config] of configs.entries()) {
      const group = { id: ensembleId, index, of: configs.length };
      const runId = memberId(ensembleId, index);
      begun.push(await beginRun(deps, { ...config, group }, null, runId));
    }
    return begun;
  } catch (error) {
    await Promise.allSettled(begun.map((runId) => cancelRun(deps, runId)));
    throw error;
  }
}
