import { expect, test } from "vitest";
import { sampleTrialRun } from "@/components/fixtures/sample-trial";
import { sampleConfig } from "@/lib/trace/testing/sample-log";
import { compareSettings } from "./compare-settings";

test("what a fork edited is named, and nothing else", () => {
  const fork = {
    ...sampleConfig,
    models: { ...sampleConfig.models, root: "another" },
    temperature: 0.5,
    edits: [{ spanId: "iteration-2/model-call", text: "…" }],
  };
  expect(compareSettings(sampleConfig, fork)).toEqual([
    { name: "replies", a: "", b: "iteration-2/model-call" },
    { name: "model-root", a: "scripted", b: "another" },
    { name: "temperature", a: "", b: "0.5" },
  ]);
  expect(compareSettings(fork, fork)).toEqual([]);
});

test("another version of a document is told, though its name is the same", () => {
  const [document] = sampleConfig.documents;
  const other = {
    ...sampleConfig,
    documents: document ? [{ ...document, textSha256: "1".repeat(64) }] : [],
  };
  expect(compareSettings(sampleConfig, other)).toEqual([
    { name: "documents", a: "regions.txt (0000000)", b: "regions.txt (1111111)" },
  ]);
});

test("of trials the arm, the exhibits left out and the vote are told", () => {
  const [start] = sampleTrialRun();
  const config = start?.type === "run-start" ? start.config : undefined;
  if (!config?.trial) throw new Error("The sample trial begins with its settings.");
  const { trial } = config;
  const rules = { ...trial.rules, vote: { needed: 4 } };
  const other = {
    ...config,
    trial: { ...trial, rules, struckOut: ["E1"], arm: "five-votes" as const },
  };
  expect(compareSettings(config, other).map(({ name, b }) => [name, b])).toEqual([
    ["arm", "five-votes"],
    ["vote", "4"],
    ["struck-out", "E1"],
  ]);
});
