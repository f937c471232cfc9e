import { expect, test } from "vitest";
import { drawPage } from "@/components/fixtures/draw-page";
import { AmountField } from "./amount-field";

const shown = (amount: number | null) =>
  /value="([^"]*)"/.exec(
    drawPage(<AmountField label="Cents" unit={0.01} amount={amount} onChange={() => {}} />),
  )?.[1];

test("an amount is shown as it was typed, though it is kept in another unit", () => {
  for (const cents of [0, 0.5, 7, 29, 57, 110]) expect(shown(cents / 100)).toBe(String(cents));
});

test("no amount is an empty field", () => {
  expect(shown(null)).toBe("");
});
