/**
 * Forty branch reports, each with one figure of net sales among other figures, and a cover letter whose total
 * disagrees with them: a sum that no single passage gives, and a contradiction that only adding up shows.
 */
import { type Random, seededRandom } from "@/lib/statistics/seeded-random";

const BRANCHES = [
  "Aldermoor",
  "Bexhaven",
  "Brinkley Vale",
  "Calder Bay",
  "Corran",
  "Dunmere",
  "Eastwick",
  "Elmsgate",
  "Fallowfield",
  "Farrow Bridge",
  "Garnet Hill",
  "Glenholt",
  "Hartsmouth",
  "Hexley",
  "Inverdale",
  "Ivystone",
  "Jarrow Green",
  "Kestrel Point",
  "Kingsmere",
  "Lark Rise",
  "Linden Cross",
  "Marlow Quay",
  "Millbrook",
  "Nether Ash",
  "Northolme",
  "Oakhurst",
  "Orrin",
  "Pinewater",
  "Quarry Lane",
  "Ravensby",
  "Redcliffe",
  "Saltmarsh",
  "Silverdale",
  "Stonebeck",
  "Thornbury",
  "Upper Wray",
  "Valebridge",
  "Westerham",
  "Wickmoor",
  "Yarrowfield",
] as const;

const PEOPLE = [
  "A. Okafor",
  "B. Lindqvist",
  "C. Moreau",
  "D. Hashimoto",
  "E. Petrov",
  "F. Nwosu",
  "G. Almeida",
  "H. Brandt",
  "I. Kowalska",
  "J. Rahman",
] as const;

const OPENINGS = [
  "The quarter began slowly, as it does most years, and picked up once the schools were back.",
  "Footfall held steady for the first six weeks and then rose with the autumn catalogue.",
  "We opened two hours later than usual for nine days while the street was being repaved.",
  "The move of the garden range to the front window brought more people in than we had planned for.",
  "Weather kept customers away in July, and brought them back, wet, in August.",
] as const;

const MIDDLES = [
  "Returns stayed at {few} per hundred orders, most of them lamps damaged on the way to us.",
  "The new till system was down for {few} hours on two Saturdays; we wrote receipts by hand and entered them later.",
  "Our neighbour's closing sale drew {many} visitors past the door, few of whom came in.",
  "The workshop evenings were booked out, with {few} people on the waiting list each time.",
  "Two colleagues left for the distribution centre, and {few} applications for their posts are on my desk.",
  "Local deliveries took {few} days on average, one day less than in spring.",
  "The heating in the stock room has been repaired at a cost of {many} EUR, which is not in the figures above.",
  "We gave {many} EUR in vouchers to customers whose orders were late.",
  "The loyalty card now has {many} holders here, although fewer than half have used it twice.",
  "Stock counted at the end of September differed from the books by {few} pieces.",
  "The bank asked for {many} EUR as a deposit for the new card readers, to be returned in March.",
  "A school ordered {many} notebooks and took them in one van.",
] as const;

const CLOSINGS = [
  "For the next quarter we ask for one more person at the weekend, and for shelves that fit the alcove.",
  "We expect a quieter October and a very full December.",
  "The lease comes up for renewal in spring; the landlord has not yet named a figure.",
  "If the bus stop moves as announced, the entrance on the square should become the main one.",
  "Nothing else needs a decision from head office at the moment.",
] as const;

/** What the reports add up to. */
export const SALES_TOTAL = 13_000_000;
/** What the cover letter says instead. */
export const STATED_TOTAL = 13_150_000;

export function salesReports(): string {
  const random = seededRandom(20_250_930);
  const figures = figuresOf(random);
  const reports = BRANCHES.map((branch, index) =>
    report(branch, index, figures[index] ?? 0, random),
  );
  return [coverLetter(), ...reports].join("\n\n");
}

/** One figure a branch, all different, that add up to the total: for each one above the mean another is as much below. */
function figuresOf(random: Random): number[] {
  const mean = SALES_TOTAL / BRANCHES.length;
  const inPairs = Array.from({ length: BRANCHES.length / 2 }, (_, index) => {
    const distance = (index + 1) * 8_000 + random.whole(0, 7_999);
    return [mean + distance, mean - distance];
  }).flat();
  return BRANCHES.map(() => inPairs.splice(random.whole(0, inPairs.length - 1), 1)[0] ?? 0);
}

function coverLetter(): string {
  return `Corvane Home & Paper: branch reports, third quarter 2025

To the board

These are the reports of our ${BRANCHES.length} branches as their managers wrote them. Read them for the
voices as much as for the figures: the quarter was better in the branches than it looked from head office.
Across all branches, total net sales came to ${grouped(STATED_TOTAL)} EUR.

The regional leads will speak to the reports on the 14th of October.`;
}

function report(branch: string, index: number, netSales: number, random: Random): string {
  const lastYear = Math.round(netSales * (0.84 + random.whole(0, 30) / 100));
  const facts = [
    `Report ${index + 1} of ${BRANCHES.length}: ${branch}`,
    "-".repeat(60),
    `Manager: ${random.pick(PEOPLE)}`,
    `Staff: ${random.whole(6, 31)}`,
    `Floor area: ${random.whole(180, 940)} m²`,
    `Net sales: ${grouped(netSales)} EUR`,
    `Net sales, same quarter last year: ${grouped(lastYear)} EUR`,
    `Orders: ${grouped(random.whole(2_100, 9_800))}`,
  ];
  return `${facts.join("\n")}\n\n${prose(random)}`;
}

function prose(random: Random): string {
  const middles = [...MIDDLES];
  const told = Array.from({ length: 6 }, () => {
    const [sentence = ""] = middles.splice(random.whole(0, middles.length - 1), 1);
    return sentence
      .replace("{few}", String(random.whole(2, 48)))
      .replace("{many}", grouped(random.whole(110, 4_900)));
  });
  const [a, b, c, d, e, f] = told;
  return [
    `${random.pick(OPENINGS)} ${a} ${b}`,
    `${c} ${d}`,
    `${e} ${f} ${random.pick(CLOSINGS)}`,
  ].join("\n\n");
}

function grouped(value: number): string {
  return value.toLocaleString("en-US");
}
