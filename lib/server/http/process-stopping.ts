/** Aborts when this process is told to stop. What never ends by itself must listen to it: a server waits for its open answers. */
import "server-only";

const stopping = new AbortController();

for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stopping.abort());

export const processStopping: AbortSignal = stopping.signal;
