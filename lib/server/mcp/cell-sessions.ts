/**
 * Sandboxes that a caller drives cell by cell. What a cell gives stays in its sandbox under a handle; the caller
 * gets a preview and reads more when it wants more. A session that nobody uses is ended.
 */
import "server-only";
import { randomUUID } from "node:crypto";
import { defaultSandboxLimits, type OpenSandbox, type Sandbox } from "@/lib/sandbox/sandbox";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { textPath } from "@/lib/server/documents/text-path";
import { keepLastValue } from "@/lib/server/mcp/keep-last-value";
import { UseCaseError } from "@/lib/server/use-case-error";

export type CellSessionLimits = {
  /** Sessions at once in this process. */
  sessions: number;
  /** Milliseconds without a call after which a session ends. */
  idleMs: number;
  /** Outputs whose whole text is kept; older ones keep their value's handle only. */
  keptOutputs: number;
};

export const defaultCellSessionLimits: CellSessionLimits = {
  sessions: 8,
  idleMs: 600_000,
  keptOutputs: 20,
};

const sandboxLimits = { ...defaultSandboxLimits, cellMs: 60_000, runCpuMs: 300_000 };

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

type Session = {
  sandbox: Sandbox;
  cells: number;
  outputs: Map<string, string>;
  /** The calls of one session run one after the other. */
  turn: Promise<unknown>;
  expiry: NodeJS.Timeout;
};

export type CellSessions = {
  open(documentIds: readonly string[]): Promise<string>;
  run(sessionId: string, code: string): Promise<CellResult>;
  /** A part of what stands under a handle, as text: characters from `from` to `to`, end exclusive. */
  read(sessionId: string, handle: string, from: number, to: number): Promise<string>;
  close(sessionId: string): Promise<void>;
  closeAll(): Promise<void>;
};

type CellSessionParts = Pick<Composition, "documents" | "blobs" | "reader"> & {
  openSandbox: OpenSandbox;
  limits?: Partial<CellSessionLimits>;
};

export function createCellSessions(parts: CellSessionParts): CellSessions {
  const limits = { ...defaultCellSessionLimits, ...parts.limits };
  const sessions = new Map<string, Session>();
  let opening = 0;

  async function end(sessionId: string): Promise<void> {
    const session = sessions.get(sessionId);
    sessions.delete(sessionId);
    clearTimeout(session?.expiry);
    await session?.sandbox.dispose();
  }

  function expireLater(sessionId: string): NodeJS.Timeout {
    const expire = () =>
      void end(sessionId).catch((reason: unknown) =>
        console.error(`The cell session ${sessionId} did not end cleanly.`, reason),
      );
    return setTimeout(expire, limits.idleMs).unref();
  }

  async function inTurn<Value>(
    sessionId: string,
    use: (session: Session) => Promise<Value>,
  ): Promise<Value> {
    const session = sessions.get(sessionId);
    if (!session) throw noSession(sessionId, limits);
    clearTimeout(session.expiry);
    const used = session.turn.then(() => use(session));
    const settled = used.then(
      () => undefined,
      () => undefined,
    );
    session.turn = settled;
    const value = await used.finally(() => {
      if (session.turn === settled && sessions.has(sessionId))
        session.expiry = expireLater(sessionId);
    });
    return value;
  }

  return {
    async open(documentIds) {
      if (sessions.size + opening >= limits.sessions)
        throw new UseCaseError(
          "too-many",
          `All ${limits.sessions} cell sessions are in use. Close one with close_cell_session, or wait until an idle one ends.`,
        );
      opening += 1;
      try {
        const sandbox = await openSandbox(parts, documentIds);
        const id = randomUUID();
        const turn = Promise.resolve();
        sessions.set(id, { sandbox, cells: 0, outputs: new Map(), turn, expiry: expireLater(id) });
        return id;
      } finally {
        opening -= 1;
      }
    },
    run: (sessionId, code) =>
      inTurn(sessionId, (session) => runCell(session, code, limits.keptOutputs)),
    read: (sessionId, handle, from, to) =>
      inTurn(sessionId, (session) => readHandle(session, handle, from, to)),
    async close(sessionId) {
      if (!sessions.has(sessionId)) throw noSession(sessionId, limits);
      await end(sessionId);
    },
    closeAll: async () => void (await Promise.all([...sessions.keys()].map(end))),
  };
}

function noSession(sessionId: string, { idleMs }: CellSessionLimits): UseCaseError {
  return new UseCaseError(
    "not-found",
    `There is no cell session "${sessionId}": it was closed, or ended after ${Math.round(idleMs / 60_000)} minutes without use. Open one with open_cell_session.`,
  );
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

async function runCell(session: Session, code: string, keptOutputs: number): Promise<CellResult> {
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
  if (oldest !== undefined && session.outputs.size > keptOutputs) session.outputs.delete(oldest);
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

async function readHandle(
  { sandbox, outputs }: Session,
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
