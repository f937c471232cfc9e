/** Sandboxes for tests: real processes over small documents, with a host that answers at once. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

/** At most so many tests at a time: attacks are heavy, and their time limits are real. */
export function createGate(width: number): <Result>(run: () => Promise<Result>) => Promise<Result> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
