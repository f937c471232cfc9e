/** Conditions and words as hurried people write them: lists under a negation, fields without a value, nouns of an id. */
import { expect, test } from "vitest";
import { builtinAsker } from "./testing/builtin-asker";

const parcels = [
  ["P-1", "north", "lost", "12.50", ""],
  ["P-2", "south", "sent", "($3.25)", "Ito"],
  ["P-3", "north", "held", "N/A", "Ito"],
  ["P-4", "west", "sent", "$1,200.00", "—"],
  ["P-5", "north", "held", "-$4.00", "Ama"],
  ["P-6", "south", "lost", "", "Ama"],
  ["P-7", "west", "held", "$7.75", "—"],
] as const;

const documents = {
  "parcels.csv": `Parcel ID,depot,state,Fee (USD),Driver\n${parcels.map((row) => row.map((field) => (field.includes(",") ? `"${field}"` : field)).join(",")).join("\n")}\n`,
  "heats.csv": `Heat,Rower,Seconds\n${Array.from({ length: 24 }, (_, n) => `${1 + Math.floor(n / 3)},rower ${n % 5},${200 + ((n * 37) % 50)}`).join("\n")}\n`,
  "landings.csv": `Landing,Day,Harbour,Crates\n${Array.from({ length: 90 }, (_, n) => `L${n + 1},${new Date(Date.UTC(2031, 1, 1 + n)).toISOString().slice(0, 10)},${["Orm", "Vik"][n % 2]},${n + 1}`).join("\n")}\n`,
  "fang.csv": `Fang-Nr.;Tag;Menge (kg)\n${Array.from({ length: 40 }, (_, n) => `F${n + 1};${String((n % 20) + 1).padStart(2, "0")}.0${n < 20 ? 3 : 4}.2031;${n + 1},50`).join("\n")}\nSumme;;840,00\n`,
  "prices.csv": "key,Price (USD)\nK-1,1.5\nK-2,2.5\nK-3,2.75\nK-4,5\nK-1,3.5\n",
  "tickets.csv":
    "ticket,opened,closed,town\nT1,03/04/2031,03/09/2031,Orm\nT2,03/25/2031,,Vik\nT3,04/02/2031,04/30/2031,Orm\nT4,04/11/2031,,Orm\n",
  "出荷.csv": "出荷番号,品目,備考\nS1,リンゴ,\nS2,ナシ,急ぎ\nS3,リンゴ,急ぎ\nS4,モモ,\n",
  "probes.csv": "buoy,degrees\nB1,12.5\nB2,-999\nB1,11\nB3,14.5\nB2,-999\nB3,10\n",
  "members.csv": `id,town\n${Array.from({ length: 40 }, (_, n) => `${101 + (n === 39 ? 7 : n)},${["Orm", "Vik"][n % 2]}`).join("\n")}\n`,
  "nets.md":
    "# Nets\n\n## Sold by season\n\n| Net | Spring | Autumn |\n|---|--:|--:|\n| Drift | 12 | 30 |\n| Gill | 4 | 9 |\n\n## Prices\n\n| Net | Price |\n|---|--:|\n| Drift | 44.5 |\n| Gill | 12.25 |\n",
  "sheds.csv": "shed,year,stock\nTotal,2031,70\nTotal,2032,90\n",
  "stores.csv": "part,stock,checker\nscrew,1200,Uhl\nnut,950,Uhl\nbolt,40,Vogt\nTotal,2190,\n",
  "gate.log": `${[
    ["GET", 200],
    ["GET", 503],
    ["PUT", 500],
    ["PUT", 404],
    ["GET", 404],
    ["GET", 301],
    ["PUT", 201],
  ]
    .map(
      ([method, status], n) =>
        `192.0.2.${n + 10} - - [04/May/2031:06:0${n}:00 +0000] "${method} /quay HTTP/1.1" ${status} ${n * 7 + 300} "-" "probe"`,
    )
    .join("\n")}\n`,
  "purse.csv":
    "day,Booking text,payee,Spent (kEUR),balance\n2031-04-01,card,Orm,5,95\n2031-04-02,card,Vik,7,88\n2031-04-05,cheque,Orm,9,79\nTotal,,,21,\n",
  "mixed.csv": "bill,amount\n1a,$5.00\n2b,€7.00\n3c,$9.00\n",
  "家計.csv": `日,品目,金額,割引\n2031年4月1日,米,900,はい\n2031年4月9日,茶,300,いいえ\n2031年5月2日,米,950,はい\n2031年6月3日,茶,310,いいえ\n`,
};

const ask = builtinAsker(documents);

test.each([
  ["parcels.csv", "How many rows have a state other than lost and held?", "2"],
  ["parcels.csv", "How many rows have a state that is not lost or sent?", "3"],
  ["parcels.csv", "How many rows are neither lost nor held?", "2"],
  ["parcels.csv", "How many rows with the state held are not in the west depot?", "2"],
  ["parcels.csv", "How many different drivers are there?", "2"],
  ["probes.csv", "What is the highest value of degrees of B3?", "14.5"],
  ["members.csv", "How many rows have the town Orm?", "20"],
  ["nets.md", "What is the price of Drift?", "44.5"],
  ["nets.md", "What is the average price?", "28.375"],
  ["stores.csv", "What is the total stock without Uhl?", "40"],
  ["stores.csv", "What is the total stock of Uhl?", "2150"],
  ["sheds.csv", "What was the stock in 2031?", "70"],
  ["gate.log", "How many 5xx errors were there?", "2"],
  ["gate.log", "How many PUT requests got a 4xx?", "1"],
  ["gate.log", "How many requests did not come back with status 200?", "6"],
  ["gate.log", "How many requests weren't GET?", "3"],
  ["gate.log", "How many requests had a status other than 404 or 200?", "4"],
  ["parcels.csv", "How many parcels have no driver?", "3"],
  ["parcels.csv", "How many parcels without a driver are not lost?", "2"],
  ["parcels.csv", "What is the total fee, excluding lost?", "1200.5"],
  [
    "parcels.csv",
    "What is the average fee of the rows with the state held?",
    "1.875\n(Left out: 1 without a value.)",
  ],
  ["parcels.csv", "Which depot is lost least often?", "west"],
  ["parcels.csv", "What is the most common state?", "held"],
  ["parcels.csv", "Which depot occurs most often?", "north"],
  ["fang.csv", "Wie viele Fänge gibt es?", ""],
  ["出荷.csv", "リンゴの出荷は何件ありますか。", "2件"],
  ["出荷.csv", "備考がない出荷は何件ですか。", "2件"],
  ["parcels.csv", "Which driver has the most rows with the state held?", ""],
] as const)("%s: %s %s", async (name, question, answer) => {
  const { answer: given } = await ask(name, question);
  if (answer === "") expect(given?.abstained).toBe(true);
  else expect(given).toMatchObject({ text: answer, abstained: false });
});

test.each([
  ["landings.csv", "What is the total of crates from 3 February 2031 to 5 February 2031?", "12"],
  ["landings.csv", "What is the total of crates between 3 and 5 February 2031?", "12"],
  ["landings.csv", "What is the total of crates from February to March 2031?", "1770"],
  ["landings.csv", "How many landings were there before March 2031?", "28"],
  ["landings.csv", "How many landings were there after March 2031?", "31"],
  ["landings.csv", "How many landings were there since 30 April 2031?", "2"],
  ["landings.csv", "How many landings were there by 2031-02-10?", "10"],
  ["landings.csv", "How many landings in March?", "31"],
  ["landings.csv", "How many landings in Q1 2031?", "59"],
  ["landings.csv", "How many landings were there before 4 February?", "3"],
  ["fang.csv", "Wie hoch ist die Summe der Menge vor April 2031?", "220"],
  ["fang.csv", "Wie hoch ist die Summe der Menge nach dem 18. April 2031?", "80"],
  ["fang.csv", "Wie hoch ist die Summe der Menge vom 1. bis zum 3. März 2031?", "7.5"],
  ["fang.csv", "Wie hoch ist die Summe der Menge am 02.04.2031?", "22.5"],
  ["landings.csv", "How many landings have crates from 11 to 14?", "4"],
  ["landings.csv", "How many landings had crates of 81 or more?", "10"],
  ["prices.csv", "How many rows have a price between 2 and 3?", "2"],
  ["prices.csv", "How many rows are above $4?", "1"],
  ["fang.csv", "Wie viele Einträge haben eine Menge über 36,5?", "4"],
  ["fang.csv", "Wie viele Einträge haben eine Menge unter 1.000?", "40"],
  ["tickets.csv", "How many tickets were opened in March 2031?", "2"],
  ["tickets.csv", "How many tickets were closed before April 2031?", "1"],
  ["家計.csv", "金額の合計はいくらですか。", "2460"],
  ["家計.csv", "5月以降の金額の合計はいくらですか。", "1260"],
  ["家計.csv", "2031年4月から5月までの米の金額の合計はいくらですか。", "1850"],
] as const)("%s: %s %s", async (name, question, answer) => {
  const { answer: given } = await ask(name, question);
  expect(given).toMatchObject({ text: answer, abstained: false });
});

test.each([
  ["landings.csv", "How many landings on 3 February 2031 and 5 February 2031?", "several spans"],
  ["landings.csv", "How many landings have a day from 2031-02-10?", "both ends"],
  ["landings.csv", "How many landings were there around 3 February 2031?", "both ends"],
  ["prices.csv", "How many rows have a price between 2.5 and 5?", "2.5, 5"],
  ["prices.csv", "How many rows are from K-1 to K-3?", "both ends"],
  ["mixed.csv", "What is the total amount?", "amount"],
  ["nets.md", "What is the total for Drift?", ""],
  ["gate.log", "How many non-5xx requests were there?", ""],
  ["gate.log", "How many 4xx and 5xx requests were there?", ""],
  ["stores.csv", "How many rows have a stock below 1.000?", "both ends"],
  ["probes.csv", "What is the average of degrees?", "-999"],
  ["probes.csv", "What is the lowest value of degrees?", "-999"],
  ["probes.csv", "What is the average degrees per buoy?", "-999"],
  ["members.csv", "How many members are in Orm?", "repeats"],
  ["landings.csv", "How many landings had about 12 crates?", "12"],
  ["fang.csv", "Wie hoch ist die Summe der Menge bis April 2031?", "beide Enden"],
  ["purse.csv", "How many bookings are there?", "It is not clear what is to be counted"],
  ["purse.csv", "What is the total balance?", "do not add up"],
  ["purse.csv", "What is the total spent, in EUR?", "Leave the unit out"],
] as const)("%s: %s is left unanswered", async (name, question, reason) => {
  const { answer } = await ask(name, question);
  expect(answer?.abstained).toBe(true);
  expect(answer?.text).toContain(reason);
});

test("the number is told where the number of the largest group is asked for", async () => {
  const { answer } = await ask("parcels.csv", "How many rows has the depot with the most rows?");
  expect(answer?.text).toBe("north: 3");
});

test("a column that counts through the records is not added up", async () => {
  const { answer } = await ask("heats.csv", "How many heats are there?");
  expect(answer?.text).not.toBe("108");
});
