/** Playwright's `test` with a page that listens once it is there, and endpoints to script that close when the test ends. */
import { test as base } from "@playwright/test";
import {
  type OpenAiTestServer,
  startOpenAiTestServer,
} from "@/lib/model/testing/openai-test-server";
import type { ServerScriptInput } from "@/lib/model/testing/server-script";
import { choosePort } from "@/scripts/choose-port";
import { listeningPage } from "./listening-page";

/** What to call the model so that the product reaches this endpoint. */
export type ScriptedEndpoint = OpenAiTestServer & { model: string };

type Fixtures = {
  startEndpoint: (script: Omit<ServerScriptInput, "models">) => Promise<ScriptedEndpoint>;
};

export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => {
    await use(listeningPage(page));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
  startEndpoint: async ({}, use) => {
    await using started = new AsyncDisposableStack();
    await use(async (script) => {
      const port = await choosePort("127.0.0.1", 0);
      const model = `scripted-${port}`;
      const server = await startOpenAiTestServer({ ...script, models: [model] }, { port });
      started.use(server);
      return { ...server, model };
    });
  },
});
