/** What the queue has to say: its warnings and errors go to standard error, its chatter nowhere. */
import "server-only";
import { Logger } from "graphile-worker";

export const quietLogger = new Logger(() => (level, message, meta) => {
  const { error } = meta;
  if (error instanceof Error && "code" in error && error.code === "worker-stopping") return;
  if (level === "error" || level === "warning") console.error(`queue: ${message}`);
});
