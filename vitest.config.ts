import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const emptyModule = fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url));

/** Tests of processes, whose time limits are real: one file at a time, after the others. */
const processTests = [
  "lib/document/formats/converter.test.ts",
  "lib/sandbox/{abuse,escape,isolated-vm-sandbox}.test.ts",
  "lib/server/{embedded-postgres,run-survives-crashes,run-survives-outage,run-pauses,worker}.test.ts",
];

/** Tests that share nothing but modules without a state of their own: these are loaded once for all of them. */
const pureTests = [
  "{app,components}/**/*.test.{ts,tsx}",
  "lib/!(sandbox|server)/**/*.test.{ts,tsx}",
];

export default defineConfig({
  resolve: { tsconfigPaths: true, alias: { "server-only": emptyModule } },
  test: {
    globalSetup: ["lib/server/test-server.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: pureTests,
          exclude: processTests,
          isolate: false,
          unstubGlobals: true,
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "units",
          include: ["{app,components,lib,scripts}/**/*.test.{ts,tsx}"],
          exclude: [...processTests, ...pureTests],
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "processes",
          include: processTests,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
