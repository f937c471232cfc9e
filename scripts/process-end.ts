/** How the product's processes end: once, in order, and with the process that started them. */

/** Runs `stop` on the first signal, or when the parent is gone, then ends the process. */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    stop().then(() => process.exit(0), endWithSentence);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
}

/** An error that says what to do is shown as its sentence; a fault of the program with where it came from. */
export function endWithSentence(error: unknown): void {
  const isSentence = error instanceof Error && (error.name === "Error" || "code" in error);
  console.error(isSentence ? error.message : error);
  process.exit(1);
}
