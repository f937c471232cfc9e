/** Texts with a value for the very words of the question that is still not the answer. */
import { expect, test } from "vitest";
import { builtinAsker } from "./testing/builtin-asker";

const traps = {
  "another subject before it": [
    "The bar in the pier hall was opened on 3 May 2031 by the mayor of the pier.\n",
    "When was the pier opened?",
  ],
  "a part of it": ["The roof of the mill was built in 1890.\n", "When was the mill built?"],
  "two values for two parties": [
    "The entry fee is 5 crowns for members and 9 crowns for guests.\n",
    "How much is the entry fee?",
  ],
  "two sentences that differ": [
    "The mooring fee is 30 crowns.\n\nSee below.\n\nThe mooring fee is 35 crowns.\n",
    "How much is the mooring fee?",
  ],
  "a later correction": [
    "The ferry leaves on 4 June 2031.\n\nCorrection: the ferry now leaves on 6 June 2031.\n",
    "When does the ferry leave?",
  ],
  "a correction in other words": [
    "The gala dinner is held on 4 June 2031.\n\nThe dinner was moved to 11 June 2031.\n",
    "When is the gala dinner held?",
  ],
  "an amended section": [
    "# Terms\n\n4.1 The berth fee is 70 crowns.\n\n# Amendment No. 2\n\nSection 4.1 is deleted and replaced by new terms.\n",
    "How much is the berth fee?",
  ],
  "a rise": [
    "The toll is 3 crowns.\n\nWith effect from 1 May 2032 the toll rises to 4 crowns.\n",
    "How much is the toll?",
  ],
  "an addendum": [
    "1. The lease ends on 31 May 2031.\n\nAddendum\nThe parties agree that the lease ends on 31 May 2033.\n",
    "When does the lease end?",
  ],
  "a condition": [
    "The late fee is 12 crowns if the boat is not moved.\n",
    "How much is the late fee?",
  ],
  "an exception": [
    "The landing fee is 20 crowns, except for rowing boats.\n",
    "How much is the landing fee?",
  ],
  "a denial": ["The visitor fee is not 6 crowns.\n", "How much is the visitor fee?"],
  "a proposal": [
    "It was proposed that the visitor fee is 6 crowns.\n",
    "How much is the visitor fee?",
  ],
  "a denial whose word stands inside a word of the question": [
    "The notice fee is not 6 crowns.\n",
    "How much is the notice fee?",
  ],
  "the next sentence takes it back": [
    "The rent is 90 crowns per month. However, for the first year it is 70 crowns per month.\n",
    "How much is the rent?",
  ],
  "the next sentence says it of others": [
    "The toll is 4 crowns. For carts it is 7 crowns.\n",
    "How much is the toll?",
  ],
  "der nächste Satz": [
    "Die Gebühr beträgt 40 EUR. Im ersten Jahr beträgt sie 30 EUR.\n",
    "Wie hoch ist die Gebühr?",
  ],
  "an old state": [
    "Until last year the old harbour fee was 6 crowns. The harbour fee was formerly 5 crowns.\n",
    "How much is the harbour fee?",
  ],
  "an example": [
    "# Fees\n\nFees are set yearly.\n\n## Example\n\nThe harbour fee is 9 crowns.\n",
    "How much is the harbour fee?",
  ],
  "a template": ["SAMPLE CONTRACT\n\nThe hire fee is 9 crowns.\n", "How much is the hire fee?"],
  "a future wish": ["The new pier might open on 3 May 2033.\n", "When does the new pier open?"],
  "who does what is turned round": [
    "Within 5 days the Buyer shall pay the Seller a fee.\n",
    "Within how many days must the Seller pay the Buyer a fee?",
  ],
  "another party": [
    "The Buyer shall inspect the goods within 8 days.\n",
    "Within how many days must the Seller inspect the goods?",
  ],
  "another time": [
    "Goods must be inspected within 8 days after delivery.\n",
    "Within how many days before delivery must goods be inspected?",
  ],
  "a span of values": [
    "The repair takes between 3 and 5 days. The delivery time is 2 to 3 weeks.\n",
    "How many weeks is the delivery time?",
  ],
  "another unit": ["The trial lasts 3 weeks.\n", "How many days does the trial last?"],
  "a compound": ["A damage deposit of 40 crowns is due.\n", "How much is the deposit?"],
  "a discount on it": [
    "Members receive a discount of 15% on the hire fee.\n",
    "How much is the hire fee?",
  ],
  "an end for a beginning": [
    "The offer is valid until 3 May 2031.\n",
    "From what date is the offer valid?",
  ],
  "a label of another thing": [
    "Fault 12\n\nDetected by: A. Roy\nNext check: 2031-02-02\n",
    "When was the fault detected?",
  ],
  "labels that differ": [
    "Faults\n\nDetected: 2031-02-02\nPump A\n\nDetected: 2031-03-03\nPump B\n",
    "When was it detected?",
  ],
  "a label without a date": ["Fault 12\n\nDetected: yes\n", "When was the fault detected?"],
  "a label and a sentence that differ": [
    "Fault 12\n\nDetected: 2031-02-02\n\nThe fault was detected on 1 February 2031 by a guard.\n",
    "When was the fault detected?",
  ],
  "someone else took over": [
    "Present: Ann Moor (chair), Bo Lund\n\nAnn Moor resigned and Bo Lund was elected chair.\n",
    "Who is the chair?",
  ],
  "a deputy": ["Present: Ann Moor (deputy chair), Bo Lund\n", "Who is the chair?"],
  "two officers": [
    "Signed: Ann Moor, Managing Director\n\nSigned: Bo Lund, Managing Director\n",
    "Who is the managing director?",
  ],
  "an officer of another": [
    "Signed for Gull Ltd: Ann Moor, Managing Director\n",
    "Who is the managing director of Tern Ltd?",
  ],
  "thanked, not so called": ["The secretary thanked Ann Moor.\n", "Who is the secretary?"],
  "eine spätere Fassung": [
    'Satzung\n\n§ 2 Beitrag\n(1) Der Beitrag beträgt 40 EUR.\n\nNachtrag\n\n§ 2 Abs. 1 erhält folgende Fassung: "Der Beitrag beträgt 50 EUR."\n',
    "Wie hoch ist der Beitrag?",
  ],
  "eine Bedingung": [
    "Die Gebühr beträgt 40 EUR, sofern nichts anderes vereinbart ist.\n",
    "Wie hoch ist die Gebühr?",
  ],
  "ein anderer Gegenstand": [
    "Die Miete für den Stellplatz beträgt 40 EUR.\n",
    "Wie hoch ist die Miete für den Keller?",
  ],
  "zwei Beträge": [
    "Der Beitrag beträgt 40 EUR für Erwachsene und 20 EUR für Kinder.\n",
    "Wie hoch ist der Beitrag?",
  ],
  "ein Vorschlag": [
    "Vorgeschlagen wurde: Der Beitrag beträgt 40 EUR.\n",
    "Wie hoch ist der Beitrag?",
  ],
  "eine andere Person": ["Der Vorsitzende dankte Herrn Otto Krug.\n", "Wer ist der Vorsitzende?"],
  別のものの値: ["倉庫の賃料は月額3万円とする。\n", "賃料はいくらですか。"],
  複合語: ["追加料金は3千円とする。\n", "料金はいくらですか。"],
  二つの値: ["会費は3千円とする。\n\n会費は4千円とする。\n", "会費はいくらですか。"],
  ただし書: ["会費は3千円とする。ただし、学生は千円とする。\n", "会費はいくらですか。"],
  条件: ["延滞した場合の会費は3千円とする。\n", "会費はいくらですか。"],
  予定: ["会費は3千円とする予定である。\n", "会費はいくらですか。"],
  旧: ["旧規則\n\n会費は3千円とする。\n", "会費はいくらですか。"],
  後の改定: [
    "第2条(会費)\n会費は3千円とする。\n\n覚書\n第2条の会費を改め、月額4千円とする。\n",
    "会費はいくらですか。",
  ],
  二度の改定: [
    "第2条(会費)\n会費は3千円とする。\n\n覚書\n第2条の会費を4千円に改める。\n\n覚書\n第2条の会費を5千円に改める。\n",
    "会費はいくらですか。",
  ],
  別の条の改定: [
    "第2条(会費)\n会費は3千円とする。\n\n覚書\n第5条の会費を4千円に改める。\n",
    "会費はいくらですか。",
  ],
  範囲: ["会費は3千円から5千円とする。\n", "会費は月額いくらですか。"],
  終わりの日: ["展示は5月3日までとする。\n", "展示はいつからですか。"],
  見本: ["契約書ひな形\n\n会費は3千円とする。\n", "会費はいくらですか。"],
  "what it goes on to say": [
    "The mooring fee is 30 crowns for members.\n",
    "How much is the mooring fee?",
  ],
  "a difference to another": [
    "The deposit is 30 crowns lower than last year.\n",
    "How much is the deposit?",
  ],
  "above another rate": [
    "The interest rate is 3% above the base rate.\n",
    "What is the interest rate?",
  ],
  "another subject in brackets": [
    "The locker fee (children) is 3 crowns.\n",
    "How much is the locker fee?",
  ],
  "a label crossed out": ["Hire\n\n~~Price: 30 crowns~~\n", "What is the price?"],
  "a limit before the value": ["The boat fee is under 30 crowns.\n", "How much is the boat fee?"],
  "an office held until then": ["The warden was Ann Moor until May 2031.\n", "Who is the warden?"],
  "only in brackets": ["The locker price is 3 crowns (tbc).\n", "How much is the locker price?"],
  "no more than a hope": ["The pier opens on 3 May 2033, we hope.\n", "When does the pier open?"],
  "an old state by its heading": [
    "# Tolls\n\n## Until 2030\n\nThe toll is 3 crowns.\n\n## From 2031\n\nNo toll.\n",
    "How much is the toll?",
  ],
  "one variant of two": [
    "# Hire\n\n## Junior boats\n\nThe fee is 20 crowns.\n\n## Senior boats\n\nThe charge is 30 crowns.\n",
    "How much is the fee?",
  ],
  "a question": ["Is the joining fee 30 crowns? Ask Ann.\n", "How much is the joining fee?"],
  "a line cited from another's mail": [
    "> The picnic is on 5 May 2031.\n\nNot so.\n",
    "When is the picnic?",
  ],
  "a mail that corrects": [
    "Hi,\nthe picnic is on 5 May 2031.\nBo\n\nHi,\nsorry, wrong day: 7 May 2031 it is.\nBo\n",
    "When is the picnic?",
  ],
  "a corrigendum in other words": [
    "Bids must be received by 7 May 2031.\n\nCorrigendum: the deadline for receipt is extended to 9 May 2031.\n",
    "By when must bids be received?",
  ],
  "the next sentence undoes it": [
    "The lease ends on 3 May 2031. The parties have renewed it by two years.\n",
    "When does the lease end?",
  ],
  "another's fee": ["A neighbouring club charges a fee of 20 crowns.\n", "How much is the fee?"],
  "paid once": ["Ann once paid a fine of 20 crowns.\n", "How much is the fine?"],
  "another party's label": [
    "Supplier deed\n\nSupplier: Arden Works\nCustomer: Fenn Ltd\nCustomer contact: Al Fox\n",
    "Who is the supplier's customer contact?",
  ],
  "nur eine Zeit lang": ["Die Miete beträgt 90 EUR bis Ende 2031.\n", "Wie hoch ist die Miete?"],
  "nur für manche": ["Die Miete beträgt 90 EUR für Mitglieder.\n", "Wie hoch ist die Miete?"],
  訂正: ["契約金は5万円とする。\n\n訂正:5万円は6万円の誤りです。\n", "契約金はいくらですか。"],
  日の変更: [
    "集会は5月10日に開催します。\n\n都合により5月17日に変更しました。\n",
    "集会はいつですか。",
  ],
  中止: ["参加費は2千円です。中止となりました。\n", "参加費はいくらですか。"],
  括弧の値: ["参加費は2千円です(会員は千円)。\n", "参加費はいくらですか。"],
  区分の見出し: [
    "規約\n\n学生会員の規定\n\n会費は3千円です。\n\n一般会員の規定\n\n負担は5千円です。\n",
    "会費はいくらですか。",
  ],
  負担者: ["第1条(手数料)\n振込手数料は甲の負担とする。\n", "振込手数料はいくらですか。"],
} as const satisfies Record<string, readonly [string, string]>;

const ask = builtinAsker(
  Object.fromEntries(Object.entries(traps).map(([name, [text]]) => [`${name}.txt`, text])),
);

test.each(Object.entries(traps))("%s", async (name, [, question]) => {
  const { answer } = await ask(`${name}.txt`, question);
  expect(answer?.text).toBeDefined();
  expect([answer?.text, answer?.abstained]).toEqual([answer?.text, true]);
});
