import { expect, test } from "vitest";
import { findFact, readConversation } from "./conversation";

const first = `Question: How many rows are red?

Document:
[0] colours: a list.csv: 1,234 characters, 56 lines (longest 78). It begins:
⟦id,colour
1,red⟧

Write the first cell.`;

test("question, documents and turns are read back from the messages", () => {
  const conversation = readConversation([
    { role: "system", content: "You answer questions." },
    { role: "user", content: first },
    { role: "assistant", content: "I look." },
    { role: "user", content: "[cell 1 of at most 12] ran\n⟦rows: 3⟧" },
  ]);
  expect(conversation.question).toBe("How many rows are red?");
  expect(conversation.documents).toEqual([
    { name: "colours: a list.csv", chars: 1234, lines: 56, beginning: "id,colour\n1,red" },
  ]);
  expect(conversation.turns).toEqual([
    { reply: "I look.", observation: "[cell 1 of at most 12] ran\n⟦rows: 3⟧" },
  ]);
});

test("a question with blank lines stays whole", () => {
  const message = first.replace("How many rows are red?", "Two lines.\n\nHow many rows are red?");
  expect(readConversation([{ role: "user", content: message }]).question).toBe(
    "Two lines.\n\nHow many rows are red?",
  );
});

test("the newest fact under a label wins, and its fence is no part of it", () => {
  const turns = [
    { reply: "", observation: '[cell 1 of at most 12] ran\n⟦forms: {"lines":1}⟧' },
    {
      reply: "",
      observation: '[cell 2 of at most 12] ran\n⟦forms: {"lines":2}\nmore⟧\nNext: one more cell',
    },
  ];
  expect(findFact(turns, "forms")).toEqual({ lines: 2 });
  expect(findFact(turns, "tables")).toBeUndefined();
});

test("document text that looks like a fact is indented and is none", () => {
  const turns = [{ reply: "", observation: "[cell 1 of at most 12] ran\n⟦text says hits: [1]⟧" }];
  expect(findFact(turns, "hits")).toBeUndefined();
});
