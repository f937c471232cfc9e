import type { FaultHistogram } from "@/lib/trace/fault-histogram";
import type {
  FaultAttempt,
  FaultFound,
  FaultSearch,
  RightRuling,
  RuledState,
} from "@/lib/trace/ruling-mark";
import { queryString, requestJson } from "./request-json";

/** A ruling that a person called wrong. */
export type RulingMark = {
  id: string;
  trialId: string;
  runId: string;
  path: string;
  title: string;
  ruled: { state: RuledState; reason: string };
  right: RightRuling;
  attempts: FaultAttempt[];
  search: FaultSearch;
  fault: FaultFound;
  /** Of the attempts that wait. */
  mostCalls: number;
  isCase: boolean;
  createdAt: number;
  endedAt: number | null;
  test: {
    runId: string;
    outcome: "running" | "passed" | "failed" | "not-judged";
    state: RuledState | null;
    reason: string;
  } | null;
};

export type RulingMarkRequest = {
  runId: string;
  path: string;
  right: Omit<Partial<RightRuling>, "outcome"> & Pick<RightRuling, "outcome">;
};

type Named = Pick<RulingMark, "id" | "trialId">;

const rootOf = (trialId: string) => `/api/v1/trials/${encodeURIComponent(trialId)}/rulings`;
const pathOf = ({ id, trialId }: Named) => `${rootOf(trialId)}/${encodeURIComponent(id)}`;

export async function listRulingMarks(
  trialId: string,
  signal?: AbortSignal,
): Promise<RulingMark[]> {
  const { marks } = await requestJson<{ marks: RulingMark[] }>(rootOf(trialId), { signal });
  return marks;
}

/** Refused where a quote does not stand, or where nothing that was said can be tried. */
export function markRuling(trialId: string, body: RulingMarkRequest): Promise<RulingMark> {
  return requestJson(rootOf(trialId), { method: "POST", body });
}

export function removeRulingMark(mark: Named): Promise<RulingMark> {
  return requestJson(pathOf(mark), { method: "DELETE" });
}

/** Asks the court's models for what no recorded reply answers. */
export function startFaultSearch(mark: Named): Promise<RulingMark> {
  return requestJson(`${pathOf(mark)}/search`, { method: "POST" });
}

export function cancelFaultSearch(mark: Named): Promise<RulingMark> {
  return requestJson(`${pathOf(mark)}/search`, { method: "DELETE" });
}

export function keepRuling(mark: Named, isCase: boolean): Promise<RulingMark> {
  return requestJson(`${pathOf(mark)}/keep`, { method: isCase ? "POST" : "DELETE" });
}

/** Calls the models of the settings. */
export function judgeRulingAgain(mark: Named): Promise<{ runId: string }> {
  return requestJson(`${pathOf(mark)}/runs`, { method: "POST" });
}

export async function listRulingCases(signal?: AbortSignal): Promise<RulingMark[]> {
  const { marks } = await requestJson<{ marks: RulingMark[] }>("/api/v1/rulings/cases", { signal });
  return marks;
}

export function readFaults(
  filter: { repositoryId: string | null; days: number },
  signal?: AbortSignal,
): Promise<FaultHistogram> {
  return requestJson(`/api/v1/rulings/faults${queryString(filter)}`, { signal });
}
