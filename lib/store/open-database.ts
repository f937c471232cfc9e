/** The database of one process: a bounded pool of connections behind Prisma, and one that listens. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { createPostgresListener, type PostgresListener } from "@/lib/store/postgres-listener";
import { PrismaClient } from "@/prisma/generated/client";

export type Database = {
  prisma: PrismaClient;
  /** The connections that Prisma uses too: for what its protocol would copy and encode on the way, such as blobs. */
  pool: pg.Pool;
  listener: PostgresListener;
  close(): Promise<void>;
};

export type DatabaseOptions = { url: string; poolSize: number };

export function openDatabase({ url, poolSize }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: "verbatim",
  });
  pool.on("error", warn);
  pool.on("connect", (client) => client.on("error", warn));
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementNames() });
  const prisma = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 15_000, timeout: 60_000 },
  });
  const listener = createPostgresListener(url);
  return {
    prisma,
    pool,
    listener,
    async close() {
      await listener.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Distinct statements that a connection keeps planned; what comes later is planned each time. */
const mostPlanned = 200;

/** One name for one wording: planning an append takes longer than running it. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostPlanned) return "";
    const name = `verbatim-${names.size}`;
    names.set(sql, name);
    return name;
  };
}

function warn(error: Error): void {
  console.error(`A database connection was lost: ${error.message}`);
}
