import { expect, it } from "vitest";
import { misattribution } from "./attribution";
import { markClaims } from "./mark-claims";

function found(answer: string, text: string) {
  const span = {
    doc: 0,
    start: 0,
    end: text.length,
    line: 1,
    of: null,
    pattern: null,
    quote: text,
  };
  const claims = markClaims({
    answer,
    spans: [span],
    documents: [{ text }],
    question: "Who pays what?",
    seenTexts: [text],
    cellCode: `FINAL(${JSON.stringify(answer)}, [span])`,
    cellOutput: "",
    priorCodes: ["look()"],
  });
  return misattribution({ answer, claims, nearSpans: [span] });
}

const rates = "Alder Freight Ltd pays 5% a year.\nBirch Dynamics Inc pays 7% a year.\n";

it("values given to each other's parties are told, with where they stand", () => {
  expect(found("Alder Freight Ltd pays 7%; Birch Dynamics Inc pays 5%.", rates)).toEqual({
    value: "7",
    answered: "Alder Freight Ltd",
    stands: "Birch Dynamics Inc",
    line: 2,
  });
});

it.each([
  ["each with its own", "Alder Freight Ltd pays 5%; Birch Dynamics Inc pays 7%.", rates],
  [
    "the name behind the value",
    "Alder Freight Ltd is cheaper: 5%, against 7% for Birch Dynamics Inc.",
    rates,
  ],
  ["one party alone", "Alder Freight Ltd pays 7%.", rates],
  [
    "a value that stands with both",
    "Alder Freight Ltd pays 5%; Birch Dynamics Inc pays 7%.",
    "Alder Freight Ltd: 5%, 7%\nBirch Dynamics Inc: 5%, 7%\n",
  ],
  [
    "a value without a party on its line",
    "Alder Freight Ltd pays 7%; Birch Dynamics Inc pays 5%.",
    "Alder Freight Ltd\n5%\nBirch Dynamics Inc\n7%\n",
  ],
])("nothing is said of %s", (_what, answer, text) => {
  expect(found(answer, text)).toBeNull();
});
