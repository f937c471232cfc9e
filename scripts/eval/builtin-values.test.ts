/** One stated value of a prose text: told where exactly one place states it for what is asked, and left out otherwise. */
import { expect, test } from "vitest";
import { builtinAsker } from "./testing/builtin-asker";

const documents = {
  "kayak.txt":
    "KAYAK SHED RULES\n\n1. The shed opens on 2 April 2030 and closes on 30 October 2030.\n2. The hire fee is 14 crowns per day.\n3. A key deposit of 60 crowns is payable by every hirer.\n4. Hirers shall report damage at least three (3) Business Days before the next regatta.\n5. Unpaid hire bears interest at 2% per month.\n6. The paddles must be oiled after 90 hours of use.\n7. Winter storage costs 45 crowns.\n\nThe keeper of the shed is Olga Reed.\n\nPresent at adoption: Ivo Lang (bursar), Mia Stone\n",
  "ladle.txt":
    'SUPPLY DEED\n\nThis Deed is made on 5 May 2031 (the "Start Date") between Spoon Works Ltd and Bowl Mills Ltd.\n\n1. This Deed begins on the Start Date and continues for two years unless either party gives notice.\n2. The monthly retainer is USD 1,400.\n3. Spoon Works shall answer a complaint within 4 days. Bowl Mills shall answer a complaint within 9 days.\n',
  "outage.md":
    "# Outage 88: tap water cut off\n\n- **Reported:** 2031-06-01 06:12 UTC\n- **Repaired:** 2031-06-01 09:40 UTC\n- **Households affected:** 930\n",
  "bill.txt":
    "BILL                          No. 77-B\n\nKettle & Sons                 Date: 04/09/2031\nTax no. XK 55 901             Client no.: M-204\n\nKettles         2     8.00     16.00\nSubtotal                      £16.00\nTax 10%                        £1.60\nAmount payable                £17.60\n",
  "pacht.txt":
    "Pachtvertrag\n\n§ 1 Dauer\nDas Pachtverhältnis beginnt am 1. Mai 2030 und endet am 30. April 2036.\n\n§ 2 Pacht\n(1) Die jährliche Pacht beträgt 2.400,00 EUR.\n(2) Die Pacht ist bis zum dritten Werktag eines Jahres zu zahlen.\n(3) Der Pächter leistet eine Sicherheit von 800,00 EUR.\n\n§ 3 Kündigung\nEine Kündigung ist innerhalb von 6 Wochen zu bestätigen.\n",
  "係船契約.txt":
    "係船契約書\n\n第1条(期間)\n1 係船の期間は、令和5年4月1日から令和8年3月31日までとする。\n\n第2条(料金)\n1 係船料は月額4万円とする。\n2 乙は、保証金として12万円を甲に預託する。\n3 遅延損害金は年9パーセントとする。\n\n第3条(点検)\n次回の点検は令和6年5月10日に実施する。\n\n第4条(清掃)\n清掃料は月額8千円とする。\n\n覚書\n令和6年4月1日付けで、第4条の清掃料を月額9千円に改める。\n",
  "letter.txt":
    "Dear Sam,\n\nyour parcel was posted on 9 March 2031. The postage was 7.20 EUR.\n\nKind regards\nUna\n",
  "lamp-data.txt": "Lamp\n  Weight: 2 kg\nSigns\n  Battery: green = full, red = empty\n",
};

const ask = builtinAsker(documents);

test.each([
  ["kayak.txt", "When does the shed open?", "2 April 2030"],
  ["kayak.txt", "When does the shed close?", "30 October 2030"],
  ["kayak.txt", "How much is the hire fee?", "14 crowns per day"],
  ["kayak.txt", "How much is the key deposit?", "60 crowns"],
  ["kayak.txt", "What is the interest rate on unpaid hire?", "2% per month"],
  [
    "kayak.txt",
    "How many days before the next regatta must damage be reported?",
    "three (3) Business Days",
  ],
  ["kayak.txt", "After how many hours of use must the paddles be oiled?", "90 hours"],
  ["kayak.txt", "How much does winter storage cost?", "45 crowns"],
  ["kayak.txt", "Who is the keeper of the shed?", "Olga Reed"],
  ["kayak.txt", "Who is the bursar?", "Ivo Lang"],
  ["ladle.txt", "When does the deed begin?", "5 May 2031"],
  ["ladle.txt", "How much is the monthly retainer?", "USD 1,400"],
  ["outage.md", "When was the outage reported?", "2031-06-01 06:12 UTC"],
  ["outage.md", "When was it repaired?", "2031-06-01 09:40 UTC"],
  ["bill.txt", "What is the date of the bill?", "04/09/2031"],
  ["bill.txt", "What is the tax no.?", "XK 55 901"],
  ["bill.txt", "What is the client number?", "M-204"],
  ["bill.txt", "How much is the subtotal?", "£16.00"],
  ["bill.txt", "What is the tax rate?", "10%"],
  ["pacht.txt", "Wann beginnt das Pachtverhältnis?", "1. Mai 2030"],
  ["pacht.txt", "Wann endet das Pachtverhältnis?", "30. April 2036"],
  ["pacht.txt", "Wie hoch ist die jährliche Pacht?", "2.400,00 EUR"],
  ["pacht.txt", "Bis wann ist die Pacht zu zahlen?", "dritten Werktag eines Jahres"],
  ["pacht.txt", "Wie hoch ist die Sicherheit?", "800,00 EUR"],
  ["pacht.txt", "Innerhalb von wie vielen Wochen ist eine Kündigung zu bestätigen?", "6 Wochen"],
  ["係船契約.txt", "係船料は月額いくらですか。", "4万円"],
  ["係船契約.txt", "保証金はいくらですか。", "12万円"],
  ["係船契約.txt", "遅延損害金は何パーセントですか。", "年9パーセント"],
  ["係船契約.txt", "次回の点検はいつですか。", "令和6年5月10日"],
  ["係船契約.txt", "係船の期間はいつまでですか。", "令和8年3月31日"],
  ["係船契約.txt", "係船の期間はいつからですか。", "令和5年4月1日"],
  ["係船契約.txt", "清掃料は月額いくらですか。", "9千円"],
  ["letter.txt", "When was the parcel posted?", "9 March 2031"],
  ["letter.txt", "How much was the postage?", "7.20 EUR"],
  ["lamp-data.txt", "What is the weight?", "2 kg"],
] as const)("%s: %s %s", async (name, question, answer) => {
  const { answer: given, evidence, claims } = await ask(name, question);
  expect(given).toMatchObject({ text: answer, abstained: false, forced: false });
  expect(evidence.length).toBeGreaterThan(0);
  expect(claims.filter(({ mark }) => mark === "unsupported")).toEqual([]);
});

test.each([
  ["kayak.txt", "When does the workshop open?"],
  ["kayak.txt", "How much is the fee for lessons?"],
  ["kayak.txt", "How much is the deposit for a paddle?"],
  ["kayak.txt", "How many days after the next regatta must damage be reported?"],
  ["kayak.txt", "Who is the keeper of the boats?"],
  ["kayak.txt", "How much does summer storage cost?"],
  ["ladle.txt", "Within how many days must a complaint be answered?"],
  ["ladle.txt", "When does the deed end?"],
  ["ladle.txt", "How much is the annual retainer?"],
  ["outage.md", "When was the leak reported?"],
  ["outage.md", "When was the outage announced?"],
  ["bill.txt", "What is the order number?"],
  ["bill.txt", "How much is the total?"],
  ["pacht.txt", "Wie hoch ist die monatliche Pacht?"],
  ["pacht.txt", "Wann beginnt die Kündigung?"],
  ["係船契約.txt", "更新料はいくらですか。"],
  ["係船契約.txt", "料金はいくらですか。"],
  ["係船契約.txt", "係船料は年額いくらですか。"],
  ["係船契約.txt", "前回の点検はいつですか。"],
  ["係船契約.txt", "係船の期間はいつですか。"],
  ["letter.txt", "When was the invoice posted?"],
  ["lamp-data.txt", "What is the battery?"],
] as const)("%s: %s is not stated", async (name, question) => {
  const { answer } = await ask(name, question);
  expect(answer?.abstained).toBe(true);
});
