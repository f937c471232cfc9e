/** What each role is shown: blocks of fenced text, and no more of them than its part needs. */
import { type BlockName, block } from "@/lib/courtroom/blocks";
import { weighNames, weighShown } from "@/lib/courtroom/evidence/change-names";
import { excerptPage, pageAround } from "@/lib/courtroom/evidence/excerpt-page";
import { relevantHunks, showChange } from "@/lib/courtroom/evidence/show-change";
import type { CourtPage } from "@/lib/courtroom/page";
import type { Courtroom } from "@/lib/courtroom/task";
import type { CheckedExhibit, CourtPlace } from "@/lib/trace/court";

/** Characters. */
const SHOWN = {
  title: 300,
  description: 1_500,
  change: 9_000,
  page: 5_000,
  pages: 12_000,
  hunks: { defense: 5_000, juror: 3_500, judge: 6_000 },
} as const;

/** Lines of the page around each quote. */
const AROUND = { juror: 12, defense: 20, judge: 25 } as const;

export type CaseMaterial = {
  spanId: string;
  page: CourtPage;
  exhibits: readonly CheckedExhibit[];
};

type Texts = Partial<Record<BlockName, string>>;

/** The prosecutor sees the whole case: the change by weight, and the telling parts of every chosen page. */
export function prosecutionBlocks(courtroom: Courtroom): string[] {
  const { settings, change, pages, hash } = courtroom;
  const { title, body } = settings;
  const texts = pages.map(({ text }) => text);
  const weights = weighShown(weighNames({ title, body, change }), texts);
  let left: number = SHOWN.pages;
  const documents = pages.map((page, index) => {
    const chosen = settings.pages[index];
    const budget = Math.min(SHOWN.page, Math.max(left, SHOWN.page / 4));
    const excerpt = excerptPage(page.text, chosen?.lines ?? [], budget);
    left -= excerpt.length;
    const names = (chosen?.names ?? []).slice(0, 8);
    const why = names.length === 0 ? "" : ` (shown because it names: ${names.join(", ")})`;
    return block("DOC", excerpt, { hash, attribute: `${page.path}${why}` });
  });
  return [
    ...textBlocks(courtroom, aboutChange(courtroom)),
    block("CHANGE", showChange(change, weights, SHOWN.change), { hash }),
    ...documents,
    ...textBlocks(courtroom, remembered(courtroom)),
  ];
}

/** What the defense and the judge see: title and description too. */
export function caseBlocks(courtroom: Courtroom, material: CaseMaterial, texts: Texts): string[] {
  const role = texts.REVIEWS === undefined ? "defense" : "judge";
  return [
    ...textBlocks(courtroom, aboutChange(courtroom)),
    ...shownBlocks(courtroom, material, role),
    ...textBlocks(courtroom, texts),
    ...textBlocks(courtroom, addedLater(courtroom, material, { withArgument: true })),
  ];
}

/** A juror sees neither title nor description, and the two sides in an order of its own. */
export function jurorBlocks(
  courtroom: Courtroom,
  material: CaseMaterial,
  { juror, claims, defense }: { juror: number; claims: string; defense: string },
): string[] {
  const sides = [
    ...textBlocks(courtroom, { CLAIMS: claims }),
    ...textBlocks(courtroom, { DEFENSE: defense }),
  ];
  return [
    ...shownBlocks(courtroom, material, "juror"),
    ...textBlocks(courtroom, addedLater(courtroom, material, { withArgument: false })),
    ...(juror % 2 === 1 ? sides : sides.reverse()),
  ];
}

export function textBlocks({ hash }: Pick<Courtroom, "hash">, texts: Texts): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    text === undefined || text === "" ? [] : [block(name as BlockName, text, { hash })],
  );
}

function aboutChange({ settings }: Courtroom): Texts {
  return {
    TITLE: settings.title.slice(0, SHOWN.title),
    DESCRIPTION: settings.body.slice(0, SHOWN.description),
  };
}

function shownBlocks(
  { change, hash }: Courtroom,
  { page, exhibits }: CaseMaterial,
  role: keyof typeof AROUND,
): string[] {
  const quotes = exhibits.flatMap(({ changeQuote, docQuote }) => [changeQuote, docQuote]);
  const lines = exhibits.flatMap(({ docPlace }) => (docPlace ? linesOf(page.text, docPlace) : []));
  return [
    block("CHANGE", relevantHunks(change, quotes, SHOWN.hunks[role]), { hash }),
    block("DOC", pageAround(page.text, lines, AROUND[role]), { hash, attribute: page.path }),
  ];
}

/** Every line of the page that a quote touches. */
function linesOf(text: string, { start, end, line }: CourtPlace): number[] {
  const breaks = text.slice(start, end).split("\n").length;
  return Array.from({ length: breaks }, (_, index) => line + index);
}

/** Quotes of an appeal about this page. Jurors see what stands, not what is argued from it. */
function addedLater(
  { settings }: Courtroom,
  { page }: CaseMaterial,
  { withArgument }: { withArgument: boolean },
): Texts {
  const lines = settings.appeals
    .filter(({ path }) => path === page.path)
    .map(
      ({ from, quote, argument }) =>
        `From the ${from === "doc" ? "page" : "change"}: ${JSON.stringify(quote)}${withArgument ? ` ${argument}` : ""}`,
    );
  const head = "Added after an earlier ruling; a program found the quote to stand.";
  return lines.length === 0 ? {} : { APPEAL: [head, ...lines].join("\n") };
}

/** Precedents and appeals. */
function remembered({ settings }: Courtroom): Texts {
  const { precedents, appeals } = settings;
  return {
    PRECEDENTS: precedents
      .map(({ path, passage, reason }) => `${path}: ${JSON.stringify(passage)}: ${reason}`)
      .join("\n"),
    APPEAL: appeals
      .map(({ path, from, quote, argument }) =>
        [
          `${path}, from the ${from === "doc" ? "page" : "change"}:`,
          JSON.stringify(quote),
          argument,
        ].join(" "),
      )
      .join("\n"),
  };
}
