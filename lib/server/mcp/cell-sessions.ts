/** The cell sessions of this process: limited in number, each call in its turn, ended when nobody uses them. */
import "server-only";
import { randomUUID } from "node:crypto";
import {
  type CellResult,
  type CellSession,
  type CellSessionParts,
  openCellSession,
  readHandle,
  runCell,
} from "@/lib/server/mcp/cell-session";
import { UseCaseError } from "@/lib/server/use-case-error";

type CellSessionLimits = {
  /** Sessions at once in this process. */
  sessions: number;
  /** Milliseconds without a call after which a session ends. */
  idleMs: number;
};

const defaultLimits: CellSessionLimits = { sessions: 8, idleMs: 600_000 };

type HeldSession = CellSession & {
  /** The calls of one session run one after the other. */
  turn: Promise<unknown>;
  expiry: NodeJS.Timeout;
};

export type CellSessions = {
  open(documentIds: readonly string[]): Promise<string>;
  run(sessionId: string, code: string): Promise<CellResult>;
  read(sessionId: string, handle: string, from: number, to: number): Promise<string>;
  close(sessionId: string): Promise<void>;
  closeAll(): Promise<void>;
};

export function createCellSessions(
  parts: CellSessionParts & { limits?: Partial<CellSessionLimits> },
): CellSessions {
  const limits = { ...defaultLimits, ...parts.limits };
  const sessions = new Map<string, HeldSession>();
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
    use: (session: CellSession) => Promise<Value>,
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
        const session = await openCellSession(parts, documentIds);
        const id = randomUUID();
        sessions.set(id, { ...session, turn: Promise.resolve(), expiry: expireLater(id) });
        return id;
      } finally {
        opening -= 1;
      }
    },
    run: (sessionId, code) => inTurn(sessionId, (session) => runCell(session, code)),
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
