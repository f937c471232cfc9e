/** What the queue has to say: its errors go to standard error, its chatter nowhere. */
import "server-only";
import { Logger } from "graphile-worker";

export const quietLogger = new Logger(() => (level, message, meta) => {
  const { error } = meta;
  if (error instanceof Error && "code" in error && error.code === "worker-stopping") return;
  if (level === "error") console.error(`queue: ${message}`);
});
