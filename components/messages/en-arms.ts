/** The words of the page that holds the court beside its rivals. */
export const enArms = {
  link: "Court and arms",
  title: "Court and arms",
  lead: "The same cases, judged by the court, by one prompt, and by five votes of it.",
  way: "Judged by",
  cases: "Cases",
  notices: "With a notice",
  accepted: "Accepted by owners",
  likeCourt: "As the court",
  tokens: "Tokens",
  cost: "Cost",
  time: "Time a case",
  unknown: "unknown",
  noDecision: "nobody has decided yet",
  share: "{n} of {of}",
  interval: "95 % interval {low} to {high}",
  overlap: "The intervals overlap: these cases do not tell the arms apart.",
  apart: "The intervals do not overlap.",
  compared: {
    one: "{n} case that every arm has judged, of {of} tried.",
    other: "{n} cases that every arm has judged, of {of} tried.",
  },
  none: "No case was judged by more than the court yet.",
  noneNote:
    "Have the newest cases judged by one prompt and by five votes, too. It calls the models of the settings; the docket and its notices stay as they are.",
  compare: "Judge the newest {n} by all arms",
  comparing: { one: "{n} run is under way.", other: "{n} runs are under way." },
};
