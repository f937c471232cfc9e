import { expect, test } from "vitest";
import { chooseForm } from "./forms";

const counted = {
  lines: 100,
  access: 0,
  json: 0,
  wholeJson: false,
  stamped: 0,
  syslog: 0,
  leveled: 0,
  piped: 0,
  keyed: 0,
  comma: 0,
  tab: 0,
  semicolon: 0,
  pipe: 0,
};

test.each([
  [{ access: 100, comma: 90 }, "access"],
  [{ json: 100, comma: 100 }, "json-lines"],
  [{ wholeJson: true, comma: 80 }, "json"],
  [{ stamped: 100 }, "stamped"],
  [{ stamped: 100, comma: 100 }, "comma"],
  [{ leveled: 100, comma: 100 }, "leveled"],
  [{ piped: 6 }, "piped"],
  [{ semicolon: 100, comma: 100 }, "semicolon"],
  [{ comma: 60 }, null],
  [{}, null],
])("%j is read as %s", (changes, form) => {
  expect(chooseForm({ ...counted, ...changes })).toBe(form);
});
