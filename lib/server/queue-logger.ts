/** What the queue has to say: its warnings and errors go to standard error, its chatter nowhere. */
import "server-only";
import { Logger } from "graphile-worker";

export const quietLogger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") console.error(`queue: ${message}`);
});
