/** What Lighthouse says of the run page: as a desktop reader meets it, on a browser of its own. */

import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { atLeast, type BenchRow } from "./bench-row";
import { freePort } from "./product";

/** The best of so many: a machine that does something else meanwhile makes a page slow. */
const TRIES = 3;

export async function lighthouseRows(
  url: string,
  executablePath: string | undefined,
): Promise<BenchRow[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      `--remote-debugging-port=${port}`,
    ],
  });
  const scores: { performance: number; accessibility: number }[] = [];
  try {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const flags = {
        port,
        onlyCategories: ["performance", "accessibility"],
        logLevel: "error",
      } as const;
      const result = await lighthouse(
        url,
        { ...flags, onlyCategories: [...flags.onlyCategories] },
        desktopConfig,
      );
      const score = (name: string) => Math.round((result?.lhr.categories[name]?.score ?? 0) * 100);
      scores.push({ performance: score("performance"), accessibility: score("accessibility") });
    }
  } finally {
    await browser.close();
  }
  const least = Math.min(...scores.map(({ accessibility }) => accessibility));
  const best = Math.max(...scores.map(({ performance }) => performance));
  return [
    atLeast("Lighthouse, accessibility of a run of 50 steps", least, "", 100),
    atLeast(`Lighthouse, performance of it, best of ${TRIES}`, best, "", 95),
  ];
}
