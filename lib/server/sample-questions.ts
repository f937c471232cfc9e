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
    { question: "What is the total of all “Net sales” figures?", hint: "A sum over 40 reports" },
    { question: "Which report has the highest “Net sales”?", hint: "One of forty" },
  ],
  "supply-contract.md": [
    { question: "How often does “Call-Off” occur?", hint: "A count, letter by letter" },
    { question: "Where does it say “retention of title”?", hint: "A place, quoted" },
  ],
  "gateway-night.log": [
    {
      question: "How many ERROR lines are there between 02:00 and 03:00?",
      hint: "18,044 lines, one hour",
    },
    { question: "Which upstream has the most ERROR lines?", hint: "Counted by group" },
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
