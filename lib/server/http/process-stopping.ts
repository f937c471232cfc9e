/** Aborts when this process is told to stop. An answer that never ends by itself must listen to it: the server waits for open answers. */
import "server-only";

let stopping: AbortController | null = null;

export function processStopping(): AbortSignal {
  if (stopping) return stopping.signal;
  const controller = new AbortController();
  stopping = controller;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
