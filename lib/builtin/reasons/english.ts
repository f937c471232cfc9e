/** The reasons in English; the other languages have the same keys. */
export const english = {
  // The question
  unknownKind:
    "This question is of no kind that the built-in rules can answer for certain. They count and quote wordings, quote numbered sections and contract clauses, and compute over tables, logs and labelled lines. Try: {examples}",
  unexplained:
    "I cannot tell what {words} asks for here, and an answer that leaves it out could be wrong. Leave it out, or put the exact wording of the text in quotation marks.",
  unexplainedColumns:
    "I find neither a column nor a value for {words}. Columns: {columns}. Ask with these names, for example: “{example}”",
  cannotRead: "{name} holds no text that can be read.",
  noResult: "My checks did not lead to one clear result on this text.",
  cellFailed: "A cell of mine failed on this text, so I cannot vouch for an answer.",
  refused: "I do not give an answer that the check refuses: {objection}",
  endedEarly: "The run ended before my checks were done.",
  severalAsked: "The question asks for several values at once. Ask for one at a time.",
  // Records
  unitUnknown: "The text does not say that its values are {unit}. Leave the unit out.",
  dateColumn: "It is not clear which column “{text}” is about. Name the column: {columns}.",
  comparedColumn:
    "It is not clear which column is compared in “{text}”. Name the column: {columns}.",
  rangeEnds: "Say for “{text}” which column is meant and whether both ends count (inclusive).",
  severalSpans:
    "The question names several spans of one column. Ask for one at a time, or for one from … to ….",
  severalColumnsHold: "“{value}” stands in several columns ({columns}). Say which is meant.",
  spellings: "The text writes {values}. Say whether all of them are meant.",
  comparedUnclear:
    "The question names several columns and it is not clear which is to be compared: {columns}. Name one.",
  twoGroupings:
    "The question names both a span of time and a column to group by. Ask for one of them.",
  secondUnclear:
    "The question asks for two things, and one of them is not clear. Ask for one at a time.",
  nothingCompared: "The question does not say what is to be compared. Name the column: {columns}.",
  noOwner:
    "The question does not name the column that tells whose value it is. Name it: {columns}.",
  extremeGroups:
    "It is not clear over which groups the extreme is meant. Name the column to group by: {columns}.",
  shareOfSum: "Only shares of records are understood, not shares of a sum.",
  shareUnclear: "It is not clear what is a share of what. Ask: what percentage of … are …?",
  whichValues: "It is not clear which column's values are meant. Name the column: {columns}.",
  severalMeasures: "The question names several columns of numbers: {columns}. Name one.",
  noMeasure: "The question does not name the column to compute over. Name the column: {columns}.",
  notNumeric:
    "“{column}” is not a column of numbers, so nothing can be computed over it. Columns of numbers: {columns}.",
  isState:
    "“{column}” is a state at each row, and such states do not add up. Ask for its value on one date, or for another column: {columns}.",
  nothingCounted:
    "It is not clear what is to be counted. Name a column ({columns}) or ask for rows.",
  mayNumber: "“{column}” may number the records. Say whether they are to be counted or added up.",
  repeats: "“{column}” repeats. Say whether its different values or the records are to be counted.",
  severalColumns:
    "The question asks for several columns at once: {columns}. Ask for one at a time.",
  noRecord:
    "The question does not pick one record to read. Name a value that stands in one row only; columns: {columns}.",
  severalTables: "The question fits several tables of the text. Name one: {tables}.",
  skipped:
    "{count} lines do not have the form of the others, so a computed value would not be over the whole text.",
  midnight: "The times from {from} to {to} pass midnight. Name the days too.",
  noTimes: "The records hold no time of day in one column, so “{text}” cannot be applied.",
  differenceSides:
    "The question does not name two values of one column to compare. Columns: {columns}.",
  differenceMeasure:
    "It is not clear what is compared between {first} and {second}. Name the column: {columns}.",
  noOrder: "The records hold no one column of times, so there is no first or last among them.",
  // Records, within a cell
  oneSumsUp: "One row sums up the others, so it is not clear whether to count it.",
  someSumUp: "Some rows sum up others.",
  valuesSumUp: "Some values sum up others.",
  nothingShared: "There is nothing to take a share of.",
  countsDiffer: "The counts do not add up to the rows.",
  tooMany:
    "{count} values are too many to list. Ask for the highest few, or for how many there are.",
  notNumbers: "{count} fields of “{column}” are no numbers, for example {example}.",
  noRowFits: "No row fits the question.",
  equalGroups: "{first} and {second} are equal with {value}.",
  severalHave: "Several have {value}: {names}.",
  negative:
    "Some values are negative, so it is not clear which is the largest. Ask for the highest or lowest value.",
  labelsRepeat: "Labels repeat. Say whether single rows or their sums are meant.",
  winnersDiffer:
    "Single rows and sums of rows give different winners ({row} and {sum}). Say which is meant.",
  lookupDiffers:
    "{count} rows fit the question and say different things: {found}. Name one of them.",
  fieldEmpty: "The field is empty.",
  placeholders:
    "{count} fields of “{column}” hold {value}, which may stand for a missing value. Say whether they count.",
  emptyFields: "{count} fields of “{column}” are empty. Say whether they count as 0.",
  partsLack:
    "{count} parts state no “{column}”: {names}. So a value over all of them cannot be given.",
  statedTwice: "{names} states “{column}” more than once.",
  perGroup:
    "Several rows share one {column}, so an average per {column} may be over rows or over their sums. Say which is meant.",
  kindsMixed: "Totals of different kinds would be mixed: {kinds}.",
  hiddenTotal: "“{label}” may be the total of the others.",
  undated: "{count} rows have no date that can be read.",
  severalDays: "These times occur on several days ({days}). Name the day, or ask for all days.",
  severalYears: "This day occurs in several years ({years}). Name the year.",
  exactBound: "{count} records fall exactly on {time}. Say whether they count.",
  unordered:
    "The records are not in the order of their times, so the first or last is not certain.",
  notSo: "It is not so: {first}: {a}, {second}: {b}.",
  severalRows: "{name} has {count} rows. Say whether their sum or their average is meant.",
  rankTied: "The places are shared: {names} have {value}.",
  tooFew: "There are only {count}.",
  // Wordings and parts
  ambiguousWording: "It depends on how “{wording}” is meant: {ways}. Say which in the question.",
  ambiguousParts: "It depends on how the wording is meant: {ways}. Say which in the question.",
  waysDisagree: "Two ways of searching disagree, so I do not trust the result.",
  severalMost: "Several have the most, {count}.",
  outsideParts: "Of {total} places only {inside} lie inside the parts.",
  noParts:
    "The question does not say which parts of the text it means. Name them: sections, chapters, contracts, reports …",
  severalCounts: "The question asks for several counts at once. Ask for one at a time.",
  noHeadings:
    "I find no headings whose numbers run on from 1 for each {part}, so I cannot tell the parts of the text apart.",
  severalHeadings:
    "The text has several kinds of numbered headings ({found}) and I cannot tell which are meant.",
  headingsClaim: "I found {count} headings like “{first}”, but {stated} are stated.",
  contents:
    "{copies} of {count} headings have no text below them; they may be a table of contents.",
  equallyLong: "Several parts are equally long.",
  dependsOnUnit: "It depends on what is counted: {winners}. Say words, characters or lines.",
  namedParts: "{count} headings bear the name “{name}”.",
  // Provisions, clauses, facts, sentences
  noProvisions: "I find no headings of numbered provisions ({part}).",
  bearNumber: "{count} provisions bear this number.",
  paragraphs: "It has {count} paragraphs.",
  noProvisionText: "No text was found below the heading.",
  noClause:
    "I looked for {clause} and found no sentence that has all the words of such a clause.{near}",
  severalClauses:
    "I looked for {clause} and found {count} sentences that may be meant: {found}. Name the section, or a word that only one of them holds.",
  clauseCut: "The sentence for {clause} is cut off by a page or a list: {found}.",
  clauseMerged: "The sentence for {clause} cannot be told from what surrounds it.",
  clauseItem: "What may be {clause} is one item of several: {found}. Quote the section instead.",
  clauseAmended: "A later passage of the text amends this clause: {found}.",
  clauseValues: "The sentence for {clause} holds {count} values that may be meant: {found}",
  clauseQuoteOnly:
    "For {clause} I can only give the sentence, no single value. Ask: quote {clause}.",
  fieldDiffers: "The text states it {count} times, as {values}. Name the part that is meant.",
  fieldPassage: "Its value is a whole passage.",
  fieldNoDate: "The value is no date.",
  fieldNoNumber: "The value is no number.",
  noField: "I looked for a line or a sentence that states “{words}” and found none.{near}",
  sentencesHold:
    "{count} sentences hold all the words of the question: {found}. Add a word that only one of them holds.",
  noSentence: "No sentence holds all the words of the question ({words}).{near}",
  sentenceValues: "The sentence holds {count} values of that kind: {found}",
  sentenceMore: "The only sentence that may be meant says much more than what is asked: {found}",
  sentenceLong: "The only sentence that may be meant is too long to be trusted: {found}",
  sentenceOrder:
    "A sentence holds the words of the question in another order, so it may say something else: {found}",
  sentenceHedged:
    "What may state it does so under a condition, as a proposal or example, or denies it: {found}",
  valueOtherwise: "Other places of the text may say otherwise: {found}.",
  nearest: " Nearest: {found}.",
  // Several documents
  severalDocuments:
    "Not every document gives an answer of its own: {found}. Name one document in the question.",
  twoDocuments:
    "Changes can be listed between two documents; there are {count}. Ask with two of them.",
  tooManyChanges:
    "{count} lines differ, and only {share} % are the same, so a list would not help. Ask about one section or one wording.",
  notComparable: "The documents' answers are not values of one kind: {found}.",
  noDifference: "The two documents have the same text.",
} as const satisfies Record<string, string>;

export type ReasonKey = keyof typeof english;
