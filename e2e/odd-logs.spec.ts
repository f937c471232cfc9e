import { createHash } from "node:crypto";
import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";
import { asLog, body, deepChain, iteration, run } from "@/components/fixtures/made-logs";
import { aiSdk7 } from "@/lib/exchange/testing/foreign-traces";
import { type ForeignSpan, otlpFile } from "@/lib/exchange/testing/otlp-file";
import type { Body, NewTraceEvent } from "@/lib/trace/event";
import { faultsOf } from "./support/accessibility";
import { openFile } from "./support/open-file";
import { test } from "./support/test";

const BEGIN_MS = 1_780_000_000_000;

let faults: string[] = [];

test.beforeEach(({ page }) => {
  faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
});

test.afterEach(() => {
  expect(faults).toEqual([]);
});

/** This product's own file of a run. `texts` are the long ones, by their hash. */
function runFile(events: readonly object[], texts: Readonly<Record<string, string>> = {}): string {
  const lines = events.map((event) => JSON.stringify(event)).join(",\n");
  return `{"format":"verbatim-run","version":1,"events":[\n${lines}\n],"texts":${JSON.stringify(texts)}}`;
}

/** A text that a log begins and its file holds whole. */
function longBody(text: string): Body {
  const bytes = Buffer.from(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { preview: text.slice(0, 2_000), bytes: bytes.length, sha256 };
}

const levels = Array.from(
  { length: 1_400 },
  (_, level): ForeignSpan => ({
    id: `s${level}`,
    name: `level ${level}`,
    ...(level === 0 ? {} : { parent: `s${level - 1}` }),
  }),
);

const ownLog = asLog(run([...iteration(1, 2), ...iteration(2, 2)]), BEGIN_MS);
/** What came to the log's events after the first version of the program. */
const later = new Set(["reads", "flow", "variables", "near", "imported"]);
const ownFile = runFile(ownLog);

const oddLogs: { what: string; text: string; shows: string; says: (string | RegExp)[] }[] = [
  {
    what: "steps without an end",
    text: otlpFile([
      { id: "a", name: "agent", to: null },
      { id: "b", parent: "a", name: "look up", to: null },
    ]),
    shows: "look up",
    says: ["2 steps have no end"],
  },
  {
    what: "two steps of one id",
    text: otlpFile([
      { id: "a", name: "agent" },
      { id: "b", parent: "a", name: "look up" },
      { id: "b", parent: "a", name: "look up again" },
    ]),
    shows: "look up again",
    says: ["One span has the id of another (b); it is drawn beside it."],
  },
  {
    what: "steps that took no time",
    text: otlpFile([
      { id: "a", name: "agent", from: 0, to: 0 },
      { id: "b", parent: "a", name: "look up", from: 0, to: 0 },
    ]),
    shows: "look up",
    says: [],
  },
  {
    what: "steps that end before they begin",
    text: otlpFile([{ id: "a", name: "agent", from: 5, to: 2 }]),
    shows: "agent",
    says: ["One step ends before it begins (agent); it is drawn without a duration."],
  },
  { what: "a single step", text: otlpFile([{ id: "a", name: "agent" }]), shows: "agent", says: [] },
  {
    what: "an own log of an older version",
    text: runFile(
      ownLog.map((event) =>
        Object.fromEntries(Object.entries(event).filter(([key]) => !later.has(key))),
      ),
    ),
    shows: "Read part 2",
    says: [],
  },
  {
    what: "an own log that has lost the beginning of a step",
    text: runFile(
      ownLog.filter(({ type, spanId }) => type !== "iteration-start" || spanId !== "iteration-1"),
    ),
    shows: "Read part 2",
    says: [
      "This log is damaged and drawn as far as it goes.",
      "1 step has an end but no beginning and is left out",
      "2 steps hang on ones that are missing and stand at the top",
    ],
  },
  {
    what: "an own log that has lost its own beginning",
    text: runFile(ownLog.slice(1)),
    shows: "Read part 2",
    says: ["The beginning of the log is missing"],
  },
  {
    what: "an own log with events that cannot be read or stand twice",
    text: runFile([...ownLog, ...ownLog.slice(4, 5), { type: "nonsense", seq: 99, spanId: "x" }]),
    shows: "Read part 2",
    says: ["One event cannot be read", "One event stands in the file twice"],
  },
  {
    what: "an own file that breaks off",
    text: ownFile.slice(0, ownFile.indexOf('"iteration-2/')),
    shows: "Read part 1",
    says: ["The log ends before the run does", "cannot be read as JSON"],
  },
];

for (const { what, text, shows, says } of oddLogs)
  test(`${what}: the steps are drawn, and a sentence tells of the rest`, async ({ page }) => {
    await openFile(page, { name: "odd.json", text });
    await expect(page.getByText("Recorded elsewhere.")).toBeVisible();
    await expect(page.getByRole("tree").getByText(shows, { exact: true }).first()).toBeVisible();
    for (const sentence of says) await expect(page.getByText(sentence).first()).toBeVisible();
    if (says.length === 0) await expect(page.locator(".reading .notice.k-repair")).toHaveCount(0);
  });

test("a chain of 1,400 levels is drawn down to the last", async ({ page }) => {
  await openFile(page, { name: "deep.json", text: otlpFile(levels) });
  await expect(page.getByRole("tree").getByText("level 0", { exact: true })).toBeVisible();
  await page.getByRole("searchbox").fill("level 1399");
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/^1 step/);
  await page.keyboard.press("Enter");
  const deepest = page.getByRole("article").and(page.locator("[aria-current=step]"));
  await expect(deepest).toContainText("level 1399");
  await expect(deepest).toBeInViewport();
});

test("1,400 runs inside one another are led to on the strip, by the pointer and through time", async ({
  page,
}) => {
  await openFile(page, {
    name: "nested.json",
    text: runFile(asLog(deepChain(1_400), BEGIN_MS)),
  });
  await expect(page.getByText("1,400 steps")).toBeVisible();
  const plot = page.locator(".strip-plot");
  const wide = async (element: Locator) => (await element.boundingBox())?.width ?? 0;
  const ticks = page.locator(".strip-tick");
  const [outermost, whole] = [page.locator(".strip-bar").first(), await wide(plot)];
  expect(await wide(outermost)).toBeGreaterThan(whole * 0.95);
  const selected = page.getByRole("treeitem", { selected: true });
  // They begin one by one until the middle and then end one by one.
  for (const [share, part] of [
    [0.25, 700],
    [0.9, 280],
    [0.05, 140],
  ] as const) {
    await plot.click({ position: { x: whole * share, y: 60 } });
    const told = async () => /What does part (\d+)/.exec((await selected.textContent()) ?? "")?.[1];
    await expect.poll(async () => Math.abs(Number(await told()) - part)).toBeLessThan(20);
    await expect(selected).toBeInViewport();
  }
  const before = await ticks.allTextContents();
  await page.getByRole("heading", { level: 1 }).click();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("+");
  await expect(ticks).not.toHaveText(before);
  await page.keyboard.press("0");
  await expect(ticks).toHaveText(before);
  await page.keyboard.press(",");
  await page.keyboard.press(",");
  await expect(page.getByText(/^You see .+ of /)).toBeVisible();
  await page.getByRole("button", { name: "Back to the end" }).click();
});

test("what a tool of an opened trace gave back is found", async ({ page }) => {
  await openFile(page, { name: "agent.json", text: aiSdk7 });
  await page.getByRole("searchbox").fill('"rain"');
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/^\d step/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("treeitem", { selected: true })).toContainText("weather");
  await expect(page.getByRole("button", { name: /^Fork from here/ })).toHaveCount(0);
});

test("an output of 20 MB is opened part by part, read at its end, and found there", async ({
  page,
}) => {
  const output = `${"0123456789 and so on\n".repeat(952_400)}The last line tells of rain.`;
  const attributes = { "openinference.span.kind": "TOOL", "output.value": output };
  const text = otlpFile([{ id: "a", name: "fetch", attributes }]);
  await openFile(page, { name: "large.json", text });
  const step = page.getByRole("article").filter({ hasText: "fetch" });
  await step.getByRole("button", { name: "Show all, 20 MB" }).first().click();
  await expect(step.getByText("Characters 1–199,983 of 20,000,428")).toBeVisible();
  await step.getByRole("button", { name: "Next part" }).click();
  await expect(step.getByText("Characters 199,984–")).toBeVisible();
  await step.getByRole("button", { name: "To the end" }).click();
  const shown = step.locator("pre").first();
  await expect(shown).toContainText("The last line tells of rain.");
  expect((await shown.textContent())?.length).toBeLessThanOrEqual(200_000);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    step.getByRole("link", { name: "Save as a file" }).click(),
  ]);
  expect((await download.createReadStream()).readable).toBe(true);

  await page.reload();
  await page.getByRole("searchbox").fill("tells of rain");
  const found = page.getByRole("search").getByRole("status");
  await expect(found).toHaveText("Found nowhere");
  await page.getByRole("button", { name: "Search all of it" }).click();
  await expect(found).toHaveText("1 step · 1 place");
  await page.keyboard.press("n");
  await expect(step.getByText("The last line tells of rain.").first()).toBeVisible();
});

const filler = Array.from({ length: 900 }, (_, line) => `const part${line} = ${line};`).join("\n");
const replyText = `I read it first.\n\n\`\`\`ts\n${filler}\n\`\`\`\n\nThis is where the reply ends.`;
const writtenText = `${filler}\nconst answer = totl;\n`;
const codeText = `${filler}\nconst answer = total;\n`;
const values = Array.from({ length: 30 }, (_, index) => `value-${index + 1}`);

/** A run whose reply, code and variables go on well beyond what a page shows at once. */
const longTexts = iteration(1, 0).map((event): NewTraceEvent => {
  if (event.type === "model-call-end") return { ...event, text: longBody(replyText) };
  if (event.type === "sandbox-run-start")
    return {
      ...event,
      code: longBody(codeText),
      written: longBody(writtenText),
      repairs: [{ rule: "name", note: "A name was mended." }],
    };
  if (event.type === "sandbox-run-end")
    return { ...event, variables: [{ name: "found", kind: "list", values, size: 30 }] };
  return event;
});

test("a long reply above its cell, a long repair and many values are read to their end", async ({
  page,
}) => {
  const texts = Object.fromEntries(
    [replyText, writtenText, codeText].map((text) => [longBody(text).sha256 ?? "", text]),
  );
  await openFile(page, {
    name: "long.json",
    text: runFile(asLog(run(longTexts), BEGIN_MS), texts),
  });
  const call = page.getByRole("article").filter({ hasText: "I read it first." });
  await call.getByRole("button", { name: /^Show all, / }).click();
  await expect(call).toContainText("This is where the reply ends.");
  const repair = page.getByRole("figure", { name: "Repair as a diff" });
  await expect(repair.locator("del")).toHaveText("totl");
  await expect(repair.locator("ins")).toHaveText("total");
  await page.getByText("Variables changed").click();
  await expect(page.getByText("value-6")).toBeVisible();
  await expect(page.getByText("value-7")).toHaveCount(0);
  await page.getByRole("button", { name: "24 more" }).click();
  await expect(page.getByText("value-30")).toBeVisible();
});

test("of many sub-calls the first few are shown, and the others on demand", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1_600 });
  await openFile(page, {
    name: "calls.json",
    text: runFile(asLog(run(iteration(1, 8)), BEGIN_MS)),
  });
  const calls = page.getByRole("group", { name: /^llm_query \d/ });
  await expect(calls).toHaveCount(5);
  await page.getByRole("button", { name: "3 more" }).click();
  await expect(calls).toHaveCount(8);
  await expect(calls.last()).toContainText("Delivery 1.8 came in time.");
});

async function imported(request: APIRequestContext, events: readonly object[]): Promise<string> {
  const response = await request.post("/api/v1/traces/import?name=own.json", {
    data: runFile(events),
  });
  expect(response.ok(), await response.text()).toBe(true);
  const { url } = await response.json();
  return new URL(url, "http://any").pathname.split("/").at(-1) ?? "";
}

/** A run of one cell with twenty lines of code, the last one as given. */
function codeRun(last: string): NewTraceEvent[] {
  const lines = Array.from({ length: 19 }, (_, line) => `const part${line + 1} = ${line};`);
  const code = body([...lines, last].join("\n"));
  return run(
    iteration(1, 0).map((event) => {
      if (event.type === "model-call-end") return { ...event, text: body("Next step.") };
      return event.type === "sandbox-run-start" ? { ...event, code } : event;
    }),
  );
}

test("a file that has lost its beginning is compared by its steps, and its side tells what is missing", async ({
  page,
  request,
}) => {
  const a = await imported(request, ownLog);
  const b = await imported(request, ownLog.slice(1));
  await page.goto(`/compare?a=${a}&b=${b}`);
  const lacking = page.getByRole("note").filter({ hasText: "The beginning of the log is missing" });
  await expect(lacking).toHaveText(/^B/);
  await expect(page.getByText("A and B were asked different questions.")).toHaveCount(0);
  await expect(page.getByText("2 iterations are equal")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

async function command(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Search or run a command" }).click();
  await page.getByRole("dialog").getByRole("combobox").fill(name);
  await page.getByRole("option", { name }).click();
}

test("in a comparison folded code opens, a row leads to its step, and the palette to another comparison", async ({
  page,
  request,
}) => {
  const a = await imported(request, asLog(codeRun("print(1);"), BEGIN_MS));
  const b = await imported(request, asLog(codeRun("print(2);"), BEGIN_MS));
  await page.goto(`/compare?a=${a}&b=${b}&row=iteration-1/cell`);
  expect(await faultsOf(page)).toEqual([]);
  const code = page.getByRole("figure", { name: "Code of B" });
  await expect(code).toContainText("print(2);");
  await expect(code).not.toContainText("const part9 =");
  await code.getByRole("button", { name: "17 lines" }).click();
  await expect(code).toContainText("const part9 =");
  await expect(page.getByRole("figure", { name: "Code of A" })).toContainText("const part9 =");
  await page.getByRole("link", { name: "Open this step in B" }).click();
  await page.waitForURL(new RegExp(`/runs/${b}\\?span=iteration-1`));
  await expect(page.getByRole("treeitem", { selected: true })).toContainText("Runs");
  await command(page, "Compare with another run…");
  await page.waitForURL(`/compare?a=${b}`);
  await expect(page.getByRole("heading", { name: /^Choose what run/ })).toBeVisible();
});
