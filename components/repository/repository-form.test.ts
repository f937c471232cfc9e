import { expect, test } from "vitest";
import { emptyRepository, lackOf, orderOf } from "./repository-form";

test("a forge's usual address and the repository's own branch need not be typed", () => {
  expect(orderOf({ ...emptyRepository, kind: "github", fullName: " acme/client " })).toEqual({
    source: {
      kind: "github",
      fullName: "acme/client",
      branch: null,
      apiUrl: "https://api.github.com",
    },
  });
});

test("secrets go only where they were typed", () => {
  const order = orderOf({
    ...emptyRepository,
    kind: "gitlab",
    fullName: "a/b",
    apiUrl: "https://git.example/api/v4",
    branch: "main",
    hookSecret: " s ",
  });
  expect(order.hookSecret).toBe("s");
  expect(order).not.toHaveProperty("token");
  expect(order.source).toMatchObject({ apiUrl: "https://git.example/api/v4", branch: "main" });
});

test("an upload needs a name and files; the rest is for the server to say", () => {
  expect(lackOf(emptyRepository)).toBe("missingName");
  expect(lackOf({ ...emptyRepository, name: "docs" })).toBe("missingFiles");
  expect(
    lackOf({ ...emptyRepository, name: "docs", files: [new File(["# A"], "a.md")] }),
  ).toBeNull();
  expect(lackOf({ ...emptyRepository, kind: "checkout" })).toBeNull();
});
