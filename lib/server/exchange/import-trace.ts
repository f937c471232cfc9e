/**
 * Opens a trace that was recorded elsewhere: it becomes a stored run of its own, which no worker takes up. What it says
 * of documents holds for the texts that it names by their hashes, and for no others.
 */
import "server-only";
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { type ReadTrace, readTrace } from "@/lib/exchange/read-trace";
import type { Composition } from "@/lib/server/composition";
import { UseCaseError } from "@/lib/server/use-case-error";
import { type Bodies, createBodies } from "@/lib/store/bodies";
import type { ImportSource, TraceEvent, TraceEventOf } from "@/lib/trace/event";
import { unlinkDocuments } from "./unlink-documents";

/** Larger files are refused before they are read. */
export const MAX_TRACE_BYTES = 64_000_000;

/** Files that one process reads at the same time: each may take several times its size. */
const MOST_AT_ONCE = 2;
let underWay = 0;

export type ImportDeps = Pick<
  Composition,
  "eventLog" | "blobs" | "documents" | "annotations" | "clock" | "newId"
>;

export type ImportedTrace = {
  runId: string;
  source: ImportSource;
  events: number;
  /** What could not be read, or not as it was meant. */
  warnings: string[];
};

type TraceFile = {
  /** As its sender calls it; null when it was sent without a name. */
  name: string | null;
  /** Where it lies on this machine. */
  path: string;
};

/** Rejects with `unprocessable` when the file is no trace, and says what it looks like. */
export async function importTrace(deps: ImportDeps, file: TraceFile): Promise<ImportedTrace> {
  if (underWay >= MOST_AT_ONCE)
    throw new UseCaseError(
      "too-many",
      "Other traces are being opened right now. Try again in a few seconds.",
    );
  underWay += 1;
  try {
    return await importOne(deps, file);
  } finally {
    underWay -= 1;
  }
}

async function importOne(deps: ImportDeps, { name, path }: TraceFile): Promise<ImportedTrace> {
  const text = new TextDecoder().decode(await readFile(path));
  const read = await readTrace(
    { text, file: name, importedAt: deps.clock() },
    {
      keep: yielding(createBodies(deps.blobs).keep),
      putText: (whole) => deps.blobs.put(new TextEncoder().encode(whole)),
      rest: () => setImmediate(),
    },
  );
  if ("refusal" in read) throw new UseCaseError("unprocessable", read.refusal);
  const runId = deps.newId();
  const events = await unlinkDocuments(deps, read.events);
  await deps.eventLog.append(runId, 0, events);
  await keepAnnotations(deps, runId, read);
  const source = events.find(isImportedStart)?.imported;
  const end = events.find((event) => event.type === "run-end");
  if (!source || !end) throw new Error("An imported log has a beginning and an end.");
  return { runId, source, events: events.length, warnings: end.warnings };
}

/** Texts between which the process looks after others: pages are served while a long trace is read. */
const TEXTS_AT_A_STRETCH = 100;

function yielding(keep: Bodies["keep"]): Bodies["keep"] {
  let kept = 0;
  return async (text) => {
    kept += 1;
    if (kept % TEXTS_AT_A_STRETCH === 0) await setImmediate();
    return keep(text);
  };
}

function isImportedStart(event: TraceEvent): event is TraceEventOf<"run-start"> {
  return event.type === "run-start";
}

/** Comments of the file at steps that the file has; those at others are at the run as a whole. */
async function keepAnnotations(
  { annotations, newId }: ImportDeps,
  runId: string,
  read: ReadTrace,
): Promise<void> {
  const spans = new Set(read.events.map(({ spanId }) => spanId));
  for (const annotation of read.annotations) {
    const spanId =
      annotation.spanId !== null && spans.has(annotation.spanId) ? annotation.spanId : null;
    await annotations.add({ ...annotation, id: newId(), runId, spanId, deletedAt: null });
  }
}
