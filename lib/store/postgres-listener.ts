/**
 * One connection a process that hears what others NOTIFY, and comes back by itself when it is lost.
 * What was sent meanwhile is not heard: a subscriber's `onReconnect` must look for itself.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

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

const heartbeatMs = 15_000;

export function createPostgresListener(connectionString: string): PostgresListener {
  const subscribers = new Map<Channel, Set<Subscriber>>(
    channels.map((channel) => [channel, new Set()]),
  );
  let client: pg.Client | null = null;
  let everConnected = false;
  let closed = false;
  let outbox: { channel: Channel; payload: string }[] = [];
  let sending = false;
  let heartbeatDue = false;
  let connected = Promise.withResolvers<void>();
  connected.promise.catch(() => {});

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
    });
    next.on("error", () => lose(next));
    next.on("end", () => lose(next));
    next.on("notification", ({ channel, payload }) => {
      const known = channels.find((name) => name === channel);
      if (known === undefined) return;
      for (const subscriber of subscribers.get(known) ?? []) hand(payload ?? "", subscriber);
    });
    await next.connect();
    for (const channel of channels) await next.query(`LISTEN ${channel}`);
    return next;
  }

  async function keepConnected(): Promise<void> {
    for (let tries = 0; !closed && client === null; tries++) {
      try {
        const next = await connect();
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
    connected = Promise.withResolvers<void>();
    connected.promise.catch(() => {});
    void keepConnected();
  }

  /** Sends what waits, one statement at a time, in order. An empty one is the heartbeat. */
  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    while (client !== null && (outbox.length > 0 || heartbeatDue)) {
      const current = client;
      const messages = outbox;
      outbox = [];
      heartbeatDue = false;
      try {
        await current.query(
          "SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS m(channel, payload)",
          [messages.map(({ channel }) => channel), messages.map(({ payload }) => payload)],
        );
      } catch (error) {
        console.error(`${messages.length} message(s) to watchers were lost: ${messageOf(error)}`);
        lose(current);
        await current.end().catch((reason: unknown) => console.error(messageOf(reason)));
      }
    }
    sending = false;
  }

  const heartbeat = setInterval(() => {
    heartbeatDue = true;
    void send();
  }, heartbeatMs);
  heartbeat.unref();
  void keepConnected();

  return {
    subscribe(channel, subscriber) {
      subscribers.get(channel)?.add(subscriber);
      return () => subscribers.get(channel)?.delete(subscriber);
    },
    ready: () => connected.promise,
    notify(channel, payloads) {
      if (client === null) return;
      for (const payload of payloads) outbox.push({ channel, payload });
      void send();
    },
    async close() {
      closed = true;
      clearInterval(heartbeat);
      connected.reject(new Error("The listener is closed."));
      const current = client;
      client = null;
      await current?.end();
    },
  };
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
