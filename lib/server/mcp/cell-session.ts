/** One sandbox that a caller drives: cells are numbered, and what they give can be read again under a handle. */
import "server-only";
import { defaultSandboxLimits, type OpenSandbox, type Sandbox } from "@/lib/sandbox/sandbox";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { textPath } from "@/lib/server/documents/text-path";
import { keepLastValue } from "@/lib/server/mcp/keep-last-value";
import { UseCaseError } from "@/lib/server/use-case-error";

const sandboxLimits = { ...defaultSandboxLimits, cellMs: 60_000, runCpuMs: 300_000 };

/** Outputs whose whole text is kept; the values of older cells keep their handles. */
const KEPT_OUTPUTS = 20;

/** What one cell gave. `printed` and `value` are whole; whoever shows them cuts them. */
export type CellResult = {
  cell: number;
  status: "ok" | "error" | "stopped" | "cancelled";
  /** What went wrong and what to do; null when nothing did. */
  message: string | null;
  printed: string;
  /** Under this handle the printed text can be read again; null when nothing was printed. */
  outputHandle: string | null;
  value: string | null;
  /** Under this name later cells find the value, and `read_value` reads it; null when there is none. */
  valueHandle: string | null;
  notes: string[];
};

export type CellSession = {
  sandbox: Sandbox;
  cells: number;
  outputs: Map<string, string>;
};

export type CellSessionParts = Pick<Composition, "documents" | "blobs" | "reader"> & {
  openSandbox: OpenSandbox;
};

export async function openCellSession(
  parts: CellSessionParts,
  documentIds: readonly string[],
): Promise<CellSession> {
  return { sandbox: await openSandbox(parts, documentIds), cells: 0, outputs: new Map() };
}

async function openSandbox(
  parts: CellSessionParts,
  documentIds: readonly string[],
): Promise<Sandbox> {
  const documents = await Promise.all(
    documentIds.map(async (id) => ({
      name: (await getDocument(parts, id)).name,
      path: await textPath(parts, id),
    })),
  );
  return parts.openSandbox({
    documents,
    host: {
      async fuzzySearch({ words, limit, doc }) {
        const searched = documents.map(async ({ path }, index) => {
          if (doc !== null && doc !== index) return [];
          const hits = await parts.reader.fuzzy(path, { words, limit });
          return hits.map(({ start, end, score }) => ({ doc: index, start, end, score }));
        });
        const hits = (await Promise.all(searched)).flat();
        return hits
          .sort((a, b) => b.score - a.score || a.doc - b.doc || a.start - b.start)
          .slice(0, limit);
      },
      llmQuery: () => Promise.reject(new Error(noModelHere("llm_query"))),
      rlmQuery: () => Promise.reject(new Error(noModelHere("rlm_query"))),
    },
    limits: sandboxLimits,
    seed: documentIds.join("\n"),
    mayNest: false,
    signal: new AbortController().signal,
  });
}

function noModelHere(tool: string): string {
  return `${tool} has no model in a cell session: read the text yourself, or use the tool \`ask\`.`;
}

export async function runCell(session: CellSession, code: string): Promise<CellResult> {
  session.cells += 1;
  const cell = session.cells;
  const name = `$${cell}`;
  const keeping = keepLastValue(code, name);
  const { outcome, printed, droppedChars, value, notes } = await session.sandbox.run(
    keeping ?? code,
  );
  const outputHandle = printed === "" ? null : `output-${cell}`;
  if (outputHandle) session.outputs.set(outputHandle, printed);
  const [oldest] = session.outputs.keys();
  if (oldest !== undefined && session.outputs.size > KEPT_OUTPUTS) session.outputs.delete(oldest);
  const dropped =
    droppedChars > 0
      ? [`${droppedChars} more characters were printed and are lost: print less.`]
      : [];
  return {
    cell,
    status: outcome.status,
    message: messageOf(outcome),
    printed,
    outputHandle,
    value,
    valueHandle: keeping !== null && outcome.status === "ok" && value !== null ? name : null,
    notes: [...notes, ...dropped],
  };
}

function messageOf(outcome: Awaited<ReturnType<Sandbox["run"]>>["outcome"]): string | null {
  switch (outcome.status) {
    case "ok":
      return null;
    case "cancelled":
      return "The cell was cancelled.";
    case "stopped":
      return `${outcome.message}${outcome.stateKept ? "" : " The variables of earlier cells are gone."}`;
    case "error": {
      const { message, line, hint } = outcome.error;
      return `${message}${line === null ? "" : ` (line ${line})`}${hint ? ` ${hint}` : ""}`;
    }
  }
}

/** A part of what stands under a handle, as text: characters from `from` to `to`, end exclusive. */
export async function readHandle(
  { sandbox, outputs }: CellSession,
  handle: string,
  from: number,
  to: number,
): Promise<string> {
  const output = outputs.get(handle);
  if (output !== undefined) return output.slice(from, to);
  if (!/^\$\d+$/.test(handle))
    throw new UseCaseError(
      "not-found",
      `There is nothing under the handle "${handle}". Handles are what run_cell returned: $1, $2, … for values, output-1, … for printed text (the last ones are kept).`,
    );
  const { outcome, printed } = await sandbox.run(readCell(handle, from, to));
  const message = messageOf(outcome);
  if (message === null) return printed.replace(/\n$/, "");
  throw new UseCaseError("unprocessable", `The value ${handle} cannot be read: ${message}`);
}

/** Prints a part of a value as text: strings as they are, everything else as JSON. */
function readCell(handle: string, from: number, to: number): string {
  return `{
  const plain = (key, value) =>
    value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? [...value] : value;
  const text = typeof ${handle} === "string" ? ${handle} : (JSON.stringify(${handle}, plain, 1) ?? String(${handle}));
  print(text.slice(${from}, ${to}));
}`;
}
