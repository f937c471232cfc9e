import { expect, test } from "vitest";
import { compileCell } from "./compile-cell";
import { healingFaults } from "./healing-faults";
import { readReply } from "./read-reply";

test.each(healingFaults)("$name", ({ reply, rules }) => {
  const read = readReply(reply, { truncated: false });
  if (rules === "none") {
    expect(read.kind).toBe("broken");
    return;
  }
  if (read.kind !== "cell") throw new Error(`not a cell: ${JSON.stringify(read)}`);
  expect(read.repairs.map(({ rule }) => rule)).toEqual(rules);
  expect(compileCell(read.code).script).toContain("__settle(async()=>{");
});

test("a reply that was cut off is never closed up", () => {
  for (const { reply } of healingFaults)
    expect(readReply(reply, { truncated: true })).toEqual({ kind: "none" });
});
