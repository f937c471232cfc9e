/** Questions to begin with: what each sample can be asked, and what that shows. The built-in engine answers all of them. */
import "server-only";
import type { Composition } from "@/lib/server/composition";

export type SampleQuestion = {
  documentId: string;
  documentName: string;
  question: string;
  /** What the question shows, in a few words. */
  hint: string;
};

const questions: Record<string, readonly { question: string; hint: string }[]> = {
  "sales-reports.txt": [
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
};

/** For the samples that are there, newest sample first. */
export async function sampleQuestions({
  documents,
}: Pick<Composition, "documents">): Promise<SampleQuestion[]> {
  const samples = (await documents.list()).filter(({ sample }) => sample);
  return samples.flatMap(({ id, name }) =>
    (questions[name] ?? []).map((asked) => ({ documentId: id, documentName: name, ...asked })),
  );
}
