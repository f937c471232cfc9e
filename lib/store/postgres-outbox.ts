/** Sends NOTIFY messages over one connection, a batch at a time and in order, and finds out when that connection is dead. */
import type pg from "pg";

export type OutgoingMessage = { channel: string; payload: string };

export type Outbox = {
  /** Dropped when there is no connection. */
  send(messages: readonly OutgoingMessage[]): void;
  close(): void;
};

export type OutboxOptions = {
  client: () => pg.Client | null;
  onFailure(client: pg.Client): void;
};

const heartbeatMs = 15_000;

export function createOutbox({ client, onFailure }: OutboxOptions): Outbox {
  let waiting: OutgoingMessage[] = [];
  let sending = false;
  let heartbeatDue = false;

  async function sendAll(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let current = client(); current !== null && isDue(); current = client()) {
      const messages = waiting;
      waiting = [];
      heartbeatDue = false;
      try {
        await notify(current, messages);
      } catch (error) {
        console.error(`${messages.length} message(s) to watchers were lost:`, error);
        onFailure(current);
      }
    }
    sending = false;
  }

  function isDue(): boolean {
    return heartbeatDue || waiting.length > 0;
  }

  const heartbeat = setInterval(() => {
    heartbeatDue = true;
    void sendAll();
  }, heartbeatMs);
  heartbeat.unref();

  return {
    send(messages) {
      if (client() === null) return;
      waiting.push(...messages);
      void sendAll();
    },
    close: () => clearInterval(heartbeat),
  };
}

/** With no messages it is a heartbeat. */
async function notify(client: pg.Client, messages: readonly OutgoingMessage[]): Promise<void> {
  const text = `
    SELECT pg_notify(channel, payload)
    FROM unnest($1::text[], $2::text[]) AS message(channel, payload)`;
  const channels = messages.map(({ channel }) => channel);
  await client.query(text, [channels, messages.map(({ payload }) => payload)]);
}
