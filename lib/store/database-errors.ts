/** What a database's failure means, however deep the driver has wrapped it. */

const lostCodes = new Set([
  // Sockets.
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  // PostgreSQL: connection exceptions, shutting down, crashed, starting up, too many connections.
  "08000",
  "08001",
  "08003",
  "08006",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  // Prisma: unreachable, timed out, closed, pool exhausted, transaction not started.
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  // Prisma's driver adapter.
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

const lostMessage =
  /connection terminated|connection ended unexpectedly|client has encountered a connection error|timeout exceeded when trying to connect|unable to start a transaction in the given time/i;

/** True when the database could not be reached, or went away in the middle: what was asked may or may not have happened. */
export function isConnectionLost(reason: unknown): boolean {
  return causes(reason).some(
    ({ codes, message }) => codes.some((code) => lostCodes.has(code)) || lostMessage.test(message),
  );
}

export function isUniqueViolation(reason: unknown): boolean {
  return causes(reason).some(({ codes }) =>
    codes.some((code) => ["23505", "P2002", "UniqueConstraintViolation"].includes(code)),
  );
}

type Failure = { codes: string[]; message: string };

/** The error and what caused it: drivers hide causes in `cause`, `meta`, `driverAdapterError` or a list of `errors`. */
function causes(reason: unknown): Failure[] {
  const found: Failure[] = [];
  const waiting: unknown[] = [reason];
  while (waiting.length > 0 && found.length < 20) {
    const next = waiting.shift();
    if (typeof next !== "object" || next === null) continue;
    const read = (key: string): unknown => Reflect.get(next, key);
    const codes = [read("code"), read("originalCode"), read("kind")].filter(
      (code) => typeof code === "string",
    );
    const message = read("message");
    found.push({ codes, message: typeof message === "string" ? message : "" });
    const list = read("errors");
    waiting.push(
      read("cause"),
      read("meta"),
      read("driverAdapterError"),
      ...(Array.isArray(list) ? list : []),
    );
  }
  return found;
}
