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
};

const ask = builtinAsker(documents);

test.each([
  ["parcels.csv", "How many rows have a state other than lost and held?", "2"],
  ["parcels.csv", "How many rows have a state that is not lost or sent?", "3"],
  ["parcels.csv", "How many rows are neither lost nor held?", "2"],
  ["parcels.csv", "How many rows with the state held are not in the west depot?", "2"],
  ["parcels.csv", "How many different drivers are there?", "2"],
  ["parcels.csv", "Which driver has the most rows with the state held?", ""],
] as const)("%s: %s %s", async (name, question, answer) => {
  const { answer: given } = await ask(name, question);
  if (answer === "") expect(given?.text).not.toBe("—");
  else expect(given).toMatchObject({ text: answer, abstained: false });
});

test("a column that counts through the records is not added up", async () => {
  const { answer } = await ask("heats.csv", "How many heats are there?");
  expect(answer?.text).not.toBe("108");
});
