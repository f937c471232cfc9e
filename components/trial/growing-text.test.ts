import { expect, test } from "vitest";
import { growingFields, growingText } from "./growing-text";

const reply = JSON.stringify({
  injectionSeen: false,
  reasons: 'It says "five\nretries" \\ 日本 \u0007',
  vote: "guilty",
});

test("a whole field is read as JSON would read it", () => {
  expect(growingText(reply, "reasons")).toBe('It says "five\nretries" \\ 日本 \u0007');
});

test("every beginning of a reply gives a beginning of the field", () => {
  const whole = growingText(reply, "reasons") ?? "";
  let last = 0;
  for (let end = 0; end <= reply.length; end += 1) {
    const part = growingText(reply.slice(0, end), "reasons") ?? "";
    expect(whole.startsWith(part)).toBe(true);
    expect(part.length).toBeGreaterThanOrEqual(last);
    last = part.length;
  }
  expect(last).toBe(whole.length);
});

test("nothing is shown before the field begins, and another field is not taken for it", () => {
  expect(growingText('{"vote":"guilty","reason', "reasons")).toBeNull();
  expect(growingText('{"vote":"guilty"}', "reasons")).toBeNull();
  expect(growingText('{"vote":"\\"reasons\\": \\"none\\""}', "reasons")).toBeNull();
});

test("all texts come in their order, each with its field, however deep it lies", () => {
  const charge = `Let me see.\n\`\`\`json\n${JSON.stringify(
    {
      decision: "charge",
      count: 2,
      exhibits: [{ doc: "a.md", harm: "It fails." }],
      upheld: ["E1", "E2"],
    },
    null,
    2,
  )}\n\`\`\``;
  expect(growingFields(charge)).toEqual([
    { name: "decision", text: "charge" },
    { name: "doc", text: "a.md" },
    { name: "harm", text: "It fails." },
    { name: "upheld", text: "E1" },
    { name: "upheld", text: "E2" },
  ]);
  let before = 0;
  for (let end = 0; end <= charge.length; end += 1) {
    const fields = growingFields(charge.slice(0, end));
    expect(fields.length).toBeGreaterThanOrEqual(before);
    before = fields.length;
  }
});
