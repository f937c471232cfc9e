import { describe, expect, test } from "vitest";
import { inventedLiterals, literalsIn } from "@/lib/courtroom/checks/literals";

describe("names that are written", () => {
  test.each([
    ["Pass `--max-age` or -v", ["--max-age", "-v"]],
    ["`client.retryLimit` and max_age", ["client.retryLimit", "max_age"]],
    ["from lib/retry.ts to @scope/name", ["lib/retry.ts", "scope/name"]],
    ["5 times in 1.20 seconds", ["5", "1.20"]],
    ["VERBATIM_MODEL over HTTP", ["VERBATIM_MODEL", "HTTP"]],
    ["RetryOptions holds maxAttempts", ["RetryOptions", "maxAttempts"]],
    ["Words, and a well-known phrase. Nothing else!", ["well-known"]],
  ])("%s", (text, expected) => {
    expect([...literalsIn(text)]).toEqual(expected);
  });
});

describe("a name that nobody showed is an invention", () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ["a flag", "Pass `--max-age`.", ["--max-size", "max-age"], ["--max-age"]],
    ["a name", "Use maxAttempts.", ["maxAttemptsAllowed", "myMaxAttempts"], ["maxAttempts"]],
    ["a number in a longer one", "Retried 5 times.", ["in 2025", "15 or 50"], ["5"]],
    ["the end of a version", "Go 19 or newer.", ["Go 1.19 or newer"], ["19"]],
    ["another version", "Go 1.20 or newer.", ["Go 1.19", "20"], ["1.20"]],
    ["a path of an unknown part", "lib/again.ts", ["lib/retry.ts"], ["lib/again.ts"]],
  ])("%s", (_what, text, sources, expected) => {
    expect(inventedLiterals(text, sources)).toEqual(expected);
  });

  test.each<[string, string, readonly string[]]>([
    ["a name in quotation marks", "Use maxAttempts.", ['"maxAttempts": 3']],
    ["a name behind a dot", "Use maxAttempts.", ["options.maxAttempts"]],
    ["a number with its unit", "Waits 30 s.", ["30s"]],
    ["a number behind a letter", "Node 20 is needed.", ["node: v20"]],
    ["the beginning of a version", "Python 3.11 is needed.", ["3.11.4"]],
    ["a flag with a value", "Pass `--max-age`.", ["--max-age=5"]],
    ["parts that were shown", "client.maxAttempts", ["client.retryLimit", "maxAttempts"]],
    ["words", "The new words of a sentence.", []],
  ])("and %s is none", (_what, text, sources) => {
    expect(inventedLiterals(text, sources)).toEqual([]);
  });
});

test("four thousand characters of one name take no time", () => {
  const started = process.cpuUsage();
  for (const unit of ["a", "a.", "-a", "_", "aA", "1.", "A"]) literalsIn(unit.repeat(4_000));
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1);
});

test("a number is shown by the same quantity in other digits or another unit, and by nothing near", () => {
  const code = ["maxRows: 20_000,", "const DURATION_MS = 7000;"];
  expect(inventedLiterals("Reading stops after 20000 rows.", code)).toEqual([]);
  expect(inventedLiterals("A toast goes away after 7 seconds.", code)).toEqual([]);
  expect(inventedLiterals("Pick one of 7 colours.", code)).toEqual(["7"]);
  expect(inventedLiterals("It waits 20 minutes.", code)).toEqual(["20"]);
});

test("what stands after a digit is no name of its own", () => {
  const page = '{"time":"2024-01-03T10:00:00Z"}';
  expect(inventedLiterals('{"ts":"2024-01-03T10:00:00Z"}', [page, '"ts"'])).toEqual([]);
});
