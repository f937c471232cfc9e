import { expect, test } from "vitest";
import { createScriptedSandbox } from "./scripted-sandbox";
import { openTestSandbox } from "./testing/test-sandbox";

test("gives its results in order, and throws when none is left", async () => {
  const { open, ran } = createScriptedSandbox([{ printed: "one" }, { value: "2" }]);
  const sandbox = await openTestSandbox(open);
  expect((await sandbox.run("a")).printed).toBe("one");
  expect((await sandbox.run("b")).value).toBe("2");
  await expect(sandbox.run("c")).rejects.toThrow("no result for cell 3: c");
  expect(ran).toEqual(["a", "b", "c"]);
});
