/**
 * Signals between processes over PostgreSQL's NOTIFY.
 *
 * The publisher of a call keeps its text until the call ends and sends it again to whoever asks, so a watcher may
 * come late, miss a piece, or lose its connection. Wishes to cancel stand in a table.
 */
import { createCallTexts } from "@/lib/store/call-texts";
import { encodeDelta, parseDeltaMessage } from "@/lib/store/delta-message";
import { createDeltaSender } from "@/lib/store/delta-sender";
import type { PostgresListener } from "@/lib/store/postgres-listener";
import { retryWhileLost } from "@/lib/store/retry";
import type { RunSignals } from "@/lib/store/run-signals";
import { createWatchers } from "@/lib/store/watchers";
import type { PrismaClient } from "@/prisma/generated/client";

export function createPostgresRunSignals(
  prisma: PrismaClient,
  listener: PostgresListener,
): RunSignals {
  const published = createCallTexts();
  const sender = createDeltaSender((payloads) => listener.notify("verbatim_deltas", payloads));
  const watchers = createWatchers((runId) => {
    listener.notify("verbatim_deltas", [JSON.stringify({ kind: "request", runId })]);
  });

  listener.subscribe("verbatim_deltas", {
    onPayload(payload) {
      const message = parseDeltaMessage(payload);
      if (message.kind !== "request") return watchers.receive(message);
      sender.flush();
      const soFar = published.of(message.runId);
      listener.notify(
        "verbatim_deltas",
        soFar.flatMap((delta) => encodeDelta("catch-up", delta)),
      );
    },
    onReconnect: () => watchers.requestAll(),
  });

  return {
    publish(delta) {
      const added = published.add(delta);
      if (added !== null && added !== "gap") sender.send(added);
    },
    watch: (runId, onDelta) => watchers.watch(runId, onDelta),
    settle(runId, spanId) {
      published.forget(runId, spanId);
      sender.drop(runId, spanId);
      listener.notify("verbatim_deltas", [JSON.stringify({ kind: "settled", runId, spanId })]);
    },
    async requestCancel(runId) {
      await retryWhileLost(async () => {
        await prisma.$transaction([
          prisma.$executeRaw`INSERT INTO "CancelRequest" ("runId") VALUES (${runId}) ON CONFLICT DO NOTHING`,
          prisma.$executeRaw`SELECT pg_notify('verbatim_cancels', ${runId})`,
        ]);
      });
    },
    cancellation: (runId) => watchForCancel(prisma, listener, runId),
  };
}

async function watchForCancel(prisma: PrismaClient, listener: PostgresListener, runId: string) {
  const controller = new AbortController();
  const look = async () => {
    const request = await retryWhileLost(() =>
      prisma.cancelRequest.findUnique({ where: { runId } }),
    );
    if (request !== null) controller.abort();
  };
  const close = listener.subscribe("verbatim_cancels", {
    onPayload: (payload) => {
      if (payload === runId) controller.abort();
    },
    onReconnect: () => {
      look().catch((error: unknown) =>
        console.error(`Whether run ${runId} is to be cancelled is not known:`, error),
      );
    },
  });
  try {
    await listener.ready();
    await look();
  } catch (error) {
    close();
    throw error;
  }
  return { signal: controller.signal, close };
}
