import { expect, test } from "vitest";
import { removeDocument } from "@/lib/server/documents/remove-document";
import { sampleQuestions } from "@/lib/server/sample-questions";
import { loadSamples } from "@/lib/server/samples";
import { gatewayNight, INCIDENT_FAILURES } from "@/lib/server/samples/gateway-night";
import { SALES_TOTAL, STATED_TOTAL, salesReports } from "@/lib/server/samples/sales-reports";
import { createTestComposition } from "@/lib/server/testing/test-composition";

test("the samples are added once, readable and without warnings", async () => {
  const parts = createTestComposition();
  await loadSamples(parts);
  await loadSamples(parts);
  const documents = await parts.documents.list();
  expect(documents.map(({ name }) => name)).toEqual([
    "sales-reports.txt",
    "supply-contract.md",
    "gateway-night.log",
  ]);
  for (const { sample, encoding, warnings } of documents)
    expect({ sample, encoding, warnings }).toEqual({
      sample: true,
      encoding: "utf-8",
      warnings: [],
    });
});

test("a sample that was removed does not come back with the next start", async () => {
  const parts = createTestComposition();
  await loadSamples(parts);
  const [first] = await parts.documents.list();
  await removeDocument(parts, first?.id ?? "");
  await loadSamples(parts);
  expect(await parts.documents.list()).toHaveLength(2);
});

test("a start that was cut off goes on with the samples that are missing", async () => {
  const parts = createTestComposition();
  await parts.settings.set("samples", ["gateway-night.log", "supply-contract.md"]);
  await loadSamples(parts);
  expect((await parts.documents.list()).map(({ name }) => name)).toEqual(["sales-reports.txt"]);
});

test("every sample has questions, and removed ones are not asked about", async () => {
  const parts = createTestComposition();
  await loadSamples(parts);
  const asked = new Set(
    sampleQuestions(await parts.documents.list()).map(({ documentName }) => documentName),
  );
  expect(asked.size).toBe(3);
  const [first] = await parts.documents.list();
  await removeDocument(parts, first?.id ?? "");
  expect(
    sampleQuestions(await parts.documents.list()).some(
      ({ documentId }) => documentId === first?.id,
    ),
  ).toBe(false);
});

test("forty branches report figures that add up to another total than the stated one", () => {
  const text = salesReports();
  const figures = [...text.matchAll(/^Net sales: ([\d,]+) EUR$/gm)].map((match) =>
    Number(match[1]?.replaceAll(",", "")),
  );
  expect(figures).toHaveLength(40);
  expect(new Set(figures).size).toBe(40);
  expect(Math.min(...figures)).toBeGreaterThan(100_000);
  expect(figures.reduce((sum, figure) => sum + figure, 0)).toBe(SALES_TOTAL);
  expect(text).toContain(`total net sales came to ${STATED_TOTAL.toLocaleString("en-US")} EUR`);
  expect(salesReports()).toBe(text);
});

test("the night's log has its incident between two and three", () => {
  const lines = gatewayNight().trimEnd().split("\n");
  expect(lines).toHaveLength(18_044);
  const entries: { time: string; status: number; reason?: string }[] = lines.map((line) =>
    JSON.parse(line),
  );
  const times = entries.map(({ time }) => time);
  expect(times).toEqual([...times].sort());
  const failed = entries.filter(({ time, status }) => time.includes("T02:") && status === 503);
  expect(failed).toHaveLength(INCIDENT_FAILURES);
  expect(
    failed.filter(({ reason }) => reason === "connection pool exhausted").length,
  ).toBeGreaterThan(350);
});

test("the sample change is on the docket once, held against the pages that name what it renamed", async () => {
  const parts = createTestComposition();
  await loadSamples(parts);
  await loadSamples(parts);
  const [trial, ...others] = await parts.trials.list({ limit: 10 });
  expect(others).toEqual([]);
  expect(trial?.state).toBe("judging");
  const run = await parts.eventLog.summary(trial?.runId ?? "");
  expect(run?.config.trial?.pages.map(({ path }) => path).sort()).toEqual(
    expect.arrayContaining(["docs/guides/retries.md", "docs/reference/options.md"]),
  );
  expect(Object.values(run?.config.models ?? {})).toEqual(["builtin", "builtin"]);
  const [repository] = await parts.repositories.list();
  const pages = await parts.repositories.pages(repository?.id ?? "");
  expect(pages.find(({ path }) => path === "docs/guides/retries.md")?.owner).toBe(
    "@mara-lindqvist",
  );
  expect(pages.find(({ path }) => path === "docs/reference/options.md")?.ownerRule).toContain(
    "Front matter",
  );
});
