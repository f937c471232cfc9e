import { expect, test } from "vitest";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { runAction } from "@/lib/server/run-action";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { UseCaseError } from "@/lib/server/use-case-error";

const ownPage = { host: "localhost:3000", origin: "http://localhost:3000" };

const act = (
  input: unknown,
  run: (input: { name: string }, parts: Composition) => Promise<string>,
  headers: Record<string, string> = ownPage,
) =>
  runAction({
    schema: z.object({ name: z.string().min(1, "Give a name.") }),
    run,
    input,
    headers: new Headers(headers),
    composition: async () => createTestComposition(),
  });

test("an action's value comes back as a value", async () => {
  expect(await act({ name: "Ada" }, async ({ name }) => `Hello ${name}`)).toEqual({
    ok: true,
    value: "Hello Ada",
  });
});

test("wrong input comes back as an error that names the field, and nothing runs", async () => {
  const result = await act({ name: "" }, () => Promise.reject(new Error("ran")));
  expect(result).toEqual({
    ok: false,
    error: { code: "invalid-input", message: "name: Give a name." },
  });
});

test("a use case's refusal keeps its code and words", async () => {
  const result = await act({ name: "x" }, () =>
    Promise.reject(new UseCaseError("conflict", "Wait for its end.")),
  );
  expect(result).toEqual({ ok: false, error: { code: "conflict", message: "Wait for its end." } });
});

test("an error that nobody expected shows nothing of its inside", async () => {
  const result = await act({ name: "x" }, () => Promise.reject(new Error("password=hunter2")));
  expect(result).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(JSON.stringify(result)).not.toContain("hunter2");
});

test("another site's action is refused before anything runs", async () => {
  const result = await act({ name: "x" }, async () => "ran", {
    ...ownPage,
    origin: "https://attacker.example",
  });
  expect(result).toMatchObject({ ok: false, error: { code: "forbidden" } });
});
