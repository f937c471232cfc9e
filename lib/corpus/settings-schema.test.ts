import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { settingsJsonSchema } from "./settings-schema";

test("the published schema is that of the code; `npx vitest run lib/corpus -u` writes it", async () => {
  const text = `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../../public/verbatim.schema.json");
});

test("the schema takes what the product takes, and nothing else", () => {
  const validate = new Ajv2020({ strict: false }).compile(settingsJsonSchema());
  const good = [
    {},
    { docs: ["docs/**"], court: { jurors: 3, vote: { needed: 2 } } },
    { owner: "@acme/docs", deliver: "branch", court: { jurors: [{ lens: "proof" }] } },
  ];
  const bad = [
    { doc: [] },
    { deliver: "fax" },
    { court: { jurors: 0 } },
    { court: { quorum: "3" } },
  ];
  expect(good.map((value) => validate(value))).toEqual(good.map(() => true));
  expect(bad.map((value) => validate(value))).toEqual(bad.map(() => false));
});
