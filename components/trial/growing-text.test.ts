import { expect, test } from "vitest";
import { growingText } from "./growing-text";

const reply = JSON.stringify({
  injectionSeen: false,
  reasons: 'It says "five\nretries" \\ 日本 \u0007',
  vote: "guilty",
});

test("a whole field is read as JSON would read it", () => {
  expect(growingText(reply, ["reasons"])).toBe('It says "five\nretries" \\ 日本 \u0007');
});

test("every beginning of a reply gives a beginning of the field", () => {
  const whole = growingText(reply, ["reasons"]) ?? "";
  let last = 0;
  for (let end = 0; end <= reply.length; end += 1) {
    const part = growingText(reply.slice(0, end), ["reasons"]) ?? "";
    expect(whole.startsWith(part)).toBe(true);
    expect(part.length).toBeGreaterThanOrEqual(last);
    last = part.length;
  }
  expect(last).toBe(whole.length);
});

test("nothing is shown before the field begins, and another field is not taken for it", () => {
  expect(growingText('{"vote":"guilty","reason', ["reasons"])).toBeNull();
  expect(growingText('{"vote":"guilty"}', ["reasons", "analysis"])).toBeNull();
});
