import { expect, it } from "vitest";
import { indexFigures } from "./figure-index";
import { halfWidth } from "./fold";
import { findFigures } from "./numbers";

function holds(text: string, claim: string): boolean {
  const [figure] = findFigures(halfWidth(claim));
  if (!figure) throw new Error(`No number in: ${claim}`);
  return indexFigures(halfWidth(text)).find(figure).length > 0;
}

it.each<[string, string]>([
  ["$13,000,000", "13M"],
  ["$13,000,000", "13 million dollars"],
  ["USD 5,200", "$5,200"],
  ["1300万円", "13,000,000 yen"],
  ["1300万", "13M"],
  ["１，３００", "1300"],
  ["a loss of (1,200)", "-1,200"],
  ["45 bps", "0.45%"],
  ["45 basis points", "45 bps"],
  ["3.5 Prozent", "3.5%"],
  ["fourteen (14) days", "14 days"],
  ["a 14-day period", "14 days"],
  ["14 Tagen", "14 days"],
  ["two weeks", "14 days"],
  ["12 months", "1 year"],
  ["30日以内", "30 days"],
  ["1.5 hours", "90 minutes"],
  ["2 kg", "2000 g"],
  ["amount,30", "30 days"],
  ["30 days", "30"],
  ["Section 12", "Section 12"],
  ["Sections 3, 7 and 12", "Section 7"],
  ["第三条", "Article 3"],
])("%s holds %s", (text, claim) => {
  expect(holds(text, claim)).toBe(true);
});

it.each<[string, string]>([
  ["30 days", "30 months"],
  ["thirty (30) days", "30 business days"],
  ["30営業日", "30日"],
  ["€500", "$500"],
  ["500円", "500ドル"],
  ["5%", "5 percentage points"],
  ["45 bps", "45%"],
  ["130", "13"],
  ["12 months", "12 weeks"],
  ["Section 2", "2 exceptions"],
  ["第2条", "2 exceptions"],
  ["Sections 3, 7 and 12", "7 parties"],
  ["10 MB", "10 GB"],
  ["20 °C", "20 °F"],
])("%s does not hold %s", (text, claim) => {
  expect(holds(text, claim)).toBe(false);
});

it("a text that has the number only of something else says so", () => {
  const [claim] = findFigures("30 months");
  if (!claim) throw new Error("no number");
  expect(indexFigures("within 30 days").hasOtherwise(claim)).toBe(true);
  expect(indexFigures("30 months, 30 days").hasOtherwise(claim)).toBe(false);
  expect(indexFigures("31 days").hasOtherwise(claim)).toBe(false);
});
