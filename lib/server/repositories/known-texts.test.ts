import { expect, test } from "vitest";
import { createKnownTexts } from "@/lib/server/repositories/known-texts";

test("the text that was not asked for the longest makes room", () => {
  const known = createKnownTexts(10);
  const text = (letter: string) => ({ text: letter.repeat(4), textSha256: letter });
  known.set("a", text("a"));
  known.set("b", text("b"));
  expect(known.get("a")?.textSha256).toBe("a");
  known.set("c", text("c"));
  expect(["a", "b", "c"].map((sha) => known.get(sha)?.textSha256 ?? null)).toEqual([
    "a",
    null,
    "c",
  ]);
});

test("a text larger than all the room is not kept, and what is kept twice counts once", () => {
  const known = createKnownTexts(10);
  known.set("a", { text: "aaaa", textSha256: "a" });
  known.set("a", { text: "aaaa", textSha256: "a" });
  known.set("b", { text: "bbbb", textSha256: "b" });
  expect(known.get("a")).not.toBeNull();
  known.set("large", { text: "x".repeat(11), textSha256: "x" });
  expect(known.get("large")).toBeNull();
});
