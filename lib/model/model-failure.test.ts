import { expect, test } from "vitest";
import { AttemptError, describeFailure } from "./model-failure";

const context = {
  endpoint: { baseUrl: "http://127.0.0.1:1/v1", apiKey: "sk-0123456789abcdef", isFree: false },
  model: "m",
  now: 0,
};

test("no piece of the key stays where a long message is cut", () => {
  for (let padding = 270; padding < 300; padding += 1) {
    const error = new Error(`${"x".repeat(padding)}sk-0123456789abcdef`);
    const { message, cause } = describeFailure(error, context);
    expect(`${message} ${cause.message}`).not.toContain("sk-");
  }
});

test("a limit of this side keeps its own words", () => {
  const failure = describeFailure(new AttemptError("timeout", "No reply in 60 s."), context);
  expect(failure).toMatchObject({ code: "timeout", message: "No reply in 60 s." });
});

test("a port that the web's rules forbid is named, with what to do", async () => {
  const endpoint = { ...context.endpoint, baseUrl: "http://127.0.0.1:6000/v1" };
  const refused = await fetch(endpoint.baseUrl).catch((error: unknown) => error);
  const failure = describeFailure(refused, { ...context, endpoint });
  expect(failure).toMatchObject({ code: "unreachable", isRetryable: false });
  expect(failure.message).toMatch(/port 6000 .*another port/);
});
