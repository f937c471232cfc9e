/** A page that answers keys and clicks as soon as `goto` and `reload` resolve, not merely a moment after. */
import { expect, type Page } from "@playwright/test";

/**
 * What the server drew is seen before the page's script has taken it over: a key pressed meanwhile does nothing.
 * Wraps `goto` and `reload` so that they last until then, and gives the same page back.
 */
export function listeningPage(page: Page): Page {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  page.goto = async (...args) => {
    const response = await goto(...args);
    await untilListening(page);
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload(...args);
    await untilListening(page);
    return response;
  };
  return page;
}

async function untilListening(page: Page): Promise<void> {
  await expect(async () => {
    expect(await page.evaluate(deafControls), "controls without a listener").toEqual([]);
  }).toPass({ intervals: [20], timeout: 60_000 });
}

/**
 * The controls that React has not taken over yet; React marks those that it has. What then listens to the whole page
 * is set up by effects, which have run once the browser has nothing left to do.
 */
async function deafControls(): Promise<string[]> {
  const controls = [...document.querySelectorAll("a, button, input, select, summary, textarea")];
  if (controls.length === 0) return ["none is drawn"];
  const deaf = controls.filter(
    (control) => !Object.keys(control).some((key) => key.startsWith("__reactProps$")),
  );
  if (deaf.length === 0)
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
  return deaf.map(({ outerHTML }) => outerHTML.slice(0, 200));
}
