/** Questions to begin with: what each sample can be asked, and what that shows. The built-in engine answers all of them. */
import "server-only";
import type { StoredDocument } from "@/lib/store/document-store";

export type SampleQuestion = {
  documentId: string;
  documentName: string;
  question: string;
  /** What the question shows, in a few words. */
  hint: string;
};

type Asked = { question: string; hint: string };

export type SampleLanguage = "en" | "ja";

const questions: Record<SampleLanguage, Record<string, readonly Asked[]>> = {
  en: {
    "sales-reports.txt": [
      { question: "What are the net sales in total?", hint: "Forty figures, added up and cited" },
      { question: "How many reports mention “loyalty card”?", hint: "Forty reports, counted" },
      { question: "Which reports mention “the landlord”?", hint: "A list, each place cited" },
    ],
    "supply-contract.md": [
      { question: "Which law governs this agreement?", hint: "One clause, quoted" },
      {
        question: "How many times does the word “Supplier” occur?",
        hint: "A count, letter by letter",
      },
    ],
    "gateway-night.log": [
      {
        question: "Which upstream has the most requests with status 503?",
        hint: "18,044 lines, by group",
      },
      { question: "How many requests have status 503?", hint: "Counted by code" },
    ],
  },
  ja: {
    "sales-reports.txt": [
      {
        question: "「loyalty card」に言及している報告は何件ありますか？",
        hint: "40 件の報告を数える",
      },
      { question: "「loyalty card」は何回出てきますか？", hint: "語句を一字一句" },
    ],
    "supply-contract.md": [
      { question: "第16.1条を引用してください。", hint: "条項をそのまま" },
      { question: "「Supplier」という単語は何回出てきますか？", hint: "一字ずつ数える" },
    ],
    "gateway-night.log": [
      {
        question: "status が 503 の行が最も多い upstream はどれですか？",
        hint: "18,044 行を集計",
      },
      { question: "status が 503 の行は何行ありますか？", hint: "コードで数える" },
    ],
  },
};

/** For those of the documents that are samples, newest sample first. */
export function sampleQuestions(
  documents: readonly StoredDocument[],
  language: SampleLanguage = "en",
): SampleQuestion[] {
  return documents
    .filter(({ sample }) => sample)
    .flatMap(({ id, name }) =>
      (questions[language][name] ?? []).map((asked) => ({
        documentId: id,
        documentName: name,
        ...asked,
      })),
    );
}
