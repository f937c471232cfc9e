import { setTimeout as sleep } from "node:timers/promises";

const patienceMs = 60_000;

/** Waits until the product answers, first for its parts, then with the page that a person opens first. */
export async function waitForPage(address: string): Promise<void> {
  const deadline = performance.now() + patienceMs;
  let failure = "no answer";
  while (performance.now() < deadline) {
    try {
      const health = await fetch(`${address}/api/v1/health`, {
        signal: AbortSignal.timeout(5_000),
      });
      if (health.ok) {
        const page = await fetch(address, { signal: AbortSignal.timeout(10_000) });
        await page.arrayBuffer();
        if (page.status < 500) return;
        failure = `the first page answers ${page.status}`;
      } else failure = `the health check answers ${health.status}: ${await health.text()}`;
    } catch (error) {
      failure = error instanceof Error ? String(error.cause ?? error.message) : String(error);
    }
    await sleep(50);
  }
  throw new Error(
    `The web server did not come up within a minute (${failure}): see its messages above.`,
  );
}
