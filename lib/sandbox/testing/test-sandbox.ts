/** Sandboxes for tests: real processes over small documents, with a host that answers at once. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import {
  defaultSandboxLimits,
  type HostFunctions,
  type OpenSandbox,
  type Sandbox,
  type SandboxDocument,
  type SandboxLimits,
} from "@/lib/sandbox/sandbox";

export type TestSandboxOptions = {
  /** Texts of the documents, in order. */
  texts?: readonly string[];
  host?: Partial<HostFunctions>;
  limits?: Partial<SandboxLimits>;
  mayNest?: boolean;
  seed?: string;
  signal?: AbortSignal;
};

const folder = mkdtempSync(path.join(tmpdir(), "sandbox-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let written = 0;

function writeTestDocument(text: string): SandboxDocument {
  written += 1;
  const name = `document-${written}.txt`;
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return { name, path: file };
}

export async function openTestSandbox(
  open: OpenSandbox,
  options: TestSandboxOptions = {},
): Promise<Sandbox> {
  const texts = options.texts ?? ["hello doc\n".repeat(1_000)];
  return open({
    documents: texts.map(writeTestDocument),
    host: {
      fuzzySearch: async () => [],
      llmQuery: async ({ prompt }) => `A:${prompt.slice(0, 10)}`,
      rlmQuery: async ({ question }) => `N:${question}`,
      ...options.host,
    },
    limits: { ...defaultSandboxLimits, segmentMs: 1_000, ...options.limits },
    seed: options.seed ?? "test",
    mayNest: options.mayNest ?? false,
    signal: options.signal ?? new AbortController().signal,
  });
}
