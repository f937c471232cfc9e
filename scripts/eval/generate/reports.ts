/** Reports of one form after another: labelled lines below numbered headings, and a letter that states a wrong total. */
import { type Asked, type Generated, generated, highest, sum, unanswerable } from "./generated";
import type { Random } from "./random";

const places = ["Arden", "Bisley", "Corve", "Dunster", "Eyam", "Fowey", "Glossop", "Hexham"];

type Report = { place: string; keeper: string; staff: number; takings: number; before: number };

export function reports(random: Random): Generated {
  const list = places.map(
    (place, index): Report => ({
      place,
      keeper: random.pick(["M. Ito", "P. Kane", "L. Oduya"]),
      staff: random.between(3, 29),
      takings: random.between(20, 90) * 1000 + index,
      before: random.between(20, 90) * 1000 + index,
    }),
  );
  const total = sum(list.map(({ takings }) => takings));
  const text = `The year in our ${list.length} depots\n\nTakings came to ${grouped(total + 5000)} EUR in total.\n\n${list
    .map(
      ({ place, keeper, staff, takings, before }, index) =>
        `Report ${index + 1} of ${list.length}: ${place}\n-----\nKeeper: ${keeper}\nStaff: ${staff}\nTakings: ${grouped(takings)} EUR\nTakings, year before: ${grouped(before)} EUR\n\nThe roof was mended for ${random.between(100, 900)} EUR.`,
    )
    .join("\n\n")}\n`;
  return generated("depots.txt", text, questions(list, total));
}

function questions(list: readonly Report[], total: number): Asked[] {
  const [best] = highest(new Map(list.map(({ place, takings }) => [place, takings])));
  const ranked = [...list].sort((a, b) => b.takings - a.takings);
  const [one, other] = [list[2], list[5]];
  if (one === undefined || other === undefined) throw new Error("There are too few reports.");
  const staff = list.map((report) => report.staff);
  return [
    ["What are the takings in total?", "sum", total, "number"],
    ["Which depot has the highest takings?", "max", best, "exact"],
    ["Which depot has the second highest takings?", "max", ranked[1]?.place, "exact"],
    [`Who is the keeper of ${one.place}?`, "lookup", one.keeper, "contains"],
    [`What were the takings of ${other.place}?`, "lookup", other.takings, "number"],
    ["What is the average staff per depot?", "avg", sum(staff) / list.length, "number", 0.01],
    ["How many depots are there?", "count", list.length, "exact"],
    [
      "How many depots have a staff of more than 15?",
      "count",
      staff.filter((value) => value > 15).length,
      "exact",
    ],
    unanswerable("Which year has the highest takings?"),
    unanswerable("Which county has the highest takings?"),
    unanswerable("What is the profit in total?"),
    unanswerable("What are the takings in the second quarter?"),
    unanswerable("Who is the keeper of Malvern?"),
    unanswerable("How many roofs were mended?"),
  ];
}

function grouped(value: number): string {
  return value.toLocaleString("en-US");
}
