import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { choosePort } from "./scripts/choose-port";

/** The configuration is read again by every worker: the first reading decides for all. */
process.env.VERBATIM_E2E_PORT ??= String(await choosePort("127.0.0.1", 0));
process.env.VERBATIM_E2E_ENDPOINT_PORT ??= String(await choosePort("127.0.0.1", 0));
process.env.VERBATIM_E2E_DATA_DIR ??= join(
  process.getuid?.() === 0 ? "/var/lib" : tmpdir(),
  `verbatim-e2e-${process.pid}`,
);
const {
  VERBATIM_E2E_PORT: port,
  VERBATIM_E2E_ENDPOINT_PORT: endpointPort,
  VERBATIM_E2E_DATA_DIR: dataDir,
} = process.env;
const baseURL = `http://127.0.0.1:${port}`;
const chromium = "/usr/bin/chromium";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/end-to-end",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // On a slow machine a page with its checks takes several times as long as on a quick one.
  timeout: 480_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL,
    locale: "en-US",
    // What cannot be pressed by then never can: without a limit of its own it would take all the time of its test.
    actionTimeout: 60_000,
    // Pictures of every action cost a third of the time; with `--trace on` there are some.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "before the first question", testMatch: "first-visit.spec.ts" },
    {
      name: "all at once",
      testIgnore: ["first-visit.spec.ts", "settings.spec.ts"],
      dependencies: ["before the first question"],
    },
    // What they save is for every run, so they come last and one after the other.
    { name: "settings", testMatch: "settings.spec.ts", dependencies: ["all at once"], workers: 1 },
  ],
  webServer: [
    {
      command: `"${process.execPath}" e2e/support/endpoint-switch.ts ${endpointPort}`,
      port: Number(endpointPort),
    },
    {
      command: "node scripts/start.mjs",
      url: `${baseURL}/api/v1/health`,
      timeout: 300_000,
      gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
      stdout: "pipe",
      env: {
        PORT: port,
        HOST: "127.0.0.1",
        VERBATIM_DATA_DIR: dataDir,
        VERBATIM_BASE_URL: `http://127.0.0.1:${endpointPort}/v1`,
        VERBATIM_API_KEY: "the-key-of-the-tests",
        VERBATIM_MAX_UPLOAD_MB: "110",
      },
    },
  ],
});
