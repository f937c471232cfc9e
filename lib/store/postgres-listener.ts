/**
 * One connection a process that hears what others NOTIFY, and comes back by itself when it is lost.
 * What was sent meanwhile is not heard: a subscriber's `onReconnect` must look for itself.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createOutbox } from "@/lib/store/postgres-outbox";

const channels = ["verbatim_events", "verbatim_deltas", "verbatim_cancels"] as const;

export type Channel = (typeof channels)[number];

export type Subscriber = { onPayload(payload: string): void; onReconnect(): void };

export type PostgresListener = {
  subscribe(channel: Channel, subscriber: Subscriber): () => void;
  /** Resolves while connected: from then on nothing is missed without an `onReconnect`. Rejects when closed. */
  ready(): Promise<void>;
  /** Sends over the same connection, in order. Dropped while the connection is lost. A payload has less than 8,000 bytes. */
  notify(channel: Channel, payloads: readonly string[]): void;
  close(): Promise<void>;
};

export function createPostgresListener(connectionString: string): PostgresListener {
  const subscribers = new Map<Channel, Set<Subscriber>>(
    channels.map((channel) => [channel, new Set()]),
  );
  let client: pg.Client | null = null;
  let everConnected = false;
  let closed = false;
  let connected = Promise.withResolvers<void>();
  connected.promise.catch(() => {});

  const hear = (channel: string, payload: string) => {
    const known = channels.find((name) => name === channel);
    if (known === undefined) return;
    for (const subscriber of subscribers.get(known) ?? []) hand(payload, subscriber);
  };

  async function keepConnected(): Promise<void> {
    for (let tries = 0; !closed && client === null; tries++) {
      try {
        const next = await listen(connectionString, { hear, lose });
        if (closed) return await next.end();
        client = next;
        const again = everConnected;
        everConnected = true;
        connected.resolve();
        if (again)
          for (const set of subscribers.values())
            for (const subscriber of set) subscriber.onReconnect();
      } catch (error) {
        if (tries === 0)
          console.error(`The database is out of reach, trying again: ${messageOf(error)}`);
        await sleep(Math.min(1_000, 50 * 2 ** tries), undefined, { ref: false });
      }
    }
  }

  function lose(lost: pg.Client): void {
    if (client !== lost) return;
    client = null;
    if (closed) return;
    lost.end().catch((error: unknown) => console.error(messageOf(error)));
    connected = Promise.withResolvers<void>();
    connected.promise.catch(() => {});
    void keepConnected();
  }

  const outbox = createOutbox({ client: () => client, onFailure: lose });
  void keepConnected();

  return {
    subscribe(channel, subscriber) {
      subscribers.get(channel)?.add(subscriber);
      return () => subscribers.get(channel)?.delete(subscriber);
    },
    ready: () => connected.promise,
    notify(channel, payloads) {
      outbox.send(payloads.map((payload) => ({ channel, payload })));
    },
    async close() {
      closed = true;
      outbox.close();
      connected.reject(new Error("The listener is closed."));
      const current = client;
      client = null;
      await current?.end();
    },
  };
}

type ListenCallbacks = {
  hear(channel: string, payload: string): void;
  lose(client: pg.Client): void;
};

async function listen(
  connectionString: string,
  { hear, lose }: ListenCallbacks,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  });
  client.on("error", () => lose(client));
  client.on("end", () => lose(client));
  client.on("notification", ({ channel, payload }) => hear(channel, payload ?? ""));
  await client.connect();
  for (const channel of channels) await client.query(`LISTEN ${channel}`);
  return client;
}

/** A message that cannot be read must not take the connection's other subscribers down. */
function hand(payload: string, subscriber: Subscriber): void {
  try {
    subscriber.onPayload(payload);
  } catch (error) {
    console.error(`A message between processes could not be handled: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
