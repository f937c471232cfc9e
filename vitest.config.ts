import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const emptyModule = fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url));

export default defineConfig({
  resolve: { tsconfigPaths: true, alias: { "server-only": emptyModule } },
  test: {
    include: ["{app,components,lib,scripts}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/server/test-server.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
