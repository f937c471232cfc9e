/** Vitest calls this once before any test: the sandbox process must be bundled as it stands now. */
import { buildSandbox } from "./build-sandbox.mjs";

export async function setup(): Promise<void> {
  await buildSandbox();
}
