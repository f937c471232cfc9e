/** What the engine says about a fact, to the roles and to the owner of a page. */
import type { Fact } from "./facts/fact";
import type { Passage, PassageForm } from "./passages/passage";

const longest = { state: 200, harm: 300, title: 60, sentence: 200 } as const;

export function beforeOf({ key, old }: Fact): string {
  return short(key === null ? `\`${old}\`` : `${key}: \`${old}\``, longest.state);
}

export function afterOf({ key, fresh }: Fact): string {
  if (fresh === null) return "gone";
  return short(key === null ? `\`${fresh}\`` : `${key}: \`${fresh}\``, longest.state);
}

const does: Readonly<Record<PassageForm, string>> = {
  heading: "looks the section up",
  row: "takes it from the table",
  item: "takes it from the list",
  example: "copies the example",
  quoted: "follows the sentence",
  prose: "follows the sentence",
};

export function harmOf({ fact, form }: Passage): string {
  const gets: Record<Fact["kind"], string> = {
    renamed: `uses \`${fact.old}\`, which is called \`${fact.fresh}\` now`,
    removed: `uses \`${fact.old}\`, which is not there any more`,
    value: `counts on ${fact.key} being ${fact.old} and gets ${fact.fresh}`,
    message: "waits for words that are not printed any more",
    described: "counts on what the code no longer says or does",
    requirement: `installs ${fact.key} ${fact.old} and finds that ${fact.fresh} is needed`,
    signature: `passes (${fact.old}) where (${fact.fresh}) is taken`,
    arguments: `calls \`${fact.key}\` with too few arguments or too many`,
    literal: `uses \`${fact.old}\`, which is \`${fact.fresh}\` now`,
    quantity: `counts on ${fact.old} for ${fact.key} and gets ${fact.fresh}`,
    choice:
      fact.fresh === null
        ? `passes \`${fact.old}\` to ${fact.key} and is refused`
        : `counts on ${fact.key} being ${fact.old} and gets ${fact.fresh}`,
    "named-file": `looks for \`${fact.old}\` and finds \`${fact.fresh}\``,
    task: `runs \`${fact.old}\` and is told that there is none`,
    flag: `types \`${fact.old}\`, which no longer means ${fact.key}`,
    status: `checks for the status ${fact.old} and gets ${fact.fresh}`,
    "object-key": `reads the key \`${fact.old}\`, which is called \`${fact.fresh}\` now`,
    "settings-key": `sets \`${fact.old}\`, which ${fact.fresh === null ? "is not read any more" : `is called \`${fact.fresh}\` now`}`,
    moved: `goes to ${fact.old}, where nothing is any more`,
  };
  return short(`A reader ${does[form]} and ${gets[fact.kind]}.`, longest.harm);
}

export function titleOf({ fact, path }: Passage): string {
  const page = path.split("/").at(-1) ?? path;
  const subject =
    fact.kind === "message" || (fact.kind === "described" && fact.key === null)
      ? "a text"
      : fact.kind === "task"
        ? fact.old
        : (fact.key ?? fact.old);
  const what: Record<Fact["kind"], string> = {
    renamed: "renamed",
    removed: "removed",
    value: "has another value",
    message: "is worded otherwise",
    described: "no longer there",
    requirement: "minimum version raised",
    signature: "takes other parameters",
    arguments: "takes other arguments",
    literal: "written otherwise",
    quantity: "has another value",
    choice: fact.fresh === null ? "has a choice less" : "has another value",
    "named-file": "has another name",
    task: fact.fresh === null ? "removed" : "renamed",
    flag: "short form changed",
    status: "has another value",
    "object-key": "renamed",
    "settings-key": fact.fresh === null ? "removed" : "renamed",
    moved: "moved",
  };
  return short(`${page}: ${subject} ${what[fact.kind]}`, longest.title);
}

export function sentenceOf({ fact }: Passage, title: string): string {
  const { old, fresh, key } = fact;
  const did: Record<Fact["kind"], string> = {
    renamed: `renamed \`${old}\` to \`${fresh}\`; the page still says \`${old}\`.`,
    removed: `removed \`${old}\`; the page still describes it.`,
    value: `set ${key} to ${fresh}; the page still says ${old}.`,
    message: "words a message otherwise; the page still shows the old words.",
    described:
      key === null
        ? `took away the words "${short(old, 60)}"; the page still has them.`
        : `removed \`${key}\`; the page still describes it.`,
    requirement: `raised the minimum of ${key} to ${fresh}; the page still says ${old}.`,
    signature: `changed the parameters of ${key} to (${fresh}); the page still shows (${old}).`,
    arguments: `changed how many arguments ${key} takes; the page still calls it the old way.`,
    literal: `set \`${fresh}\` in place of \`${old}\`; the page still says \`${old}\`.`,
    quantity: `set ${key} to ${fresh}; the page still says ${old}.`,
    choice:
      fresh === null
        ? `removed the choice \`${old}\` of ${key}; the page still lists it.`
        : `set ${key} to ${fresh}; the page still says ${old}.`,
    "named-file": `names files \`${fresh}\` in place of \`${old}\`; the page still has the old name.`,
    task: `${fresh === null ? `removed \`${old}\`` : `renamed \`${old}\` to \`${fresh}\``}; the page still tells to run it.`,
    flag: `took \`${old}\` from ${key}; the page still gives it that meaning.`,
    status: `set the ${key} to ${fresh}; the page still says ${old}.`,
    "object-key": `renamed the key \`${old}\` to \`${fresh}\`; the page still shows \`${old}\`.`,
    "settings-key": `${fresh === null ? `removed \`${old}\`` : `renamed \`${old}\` to \`${fresh}\``}; the page still has \`${old}\`.`,
    moved: `moved or deleted ${old}; the page still points there.`,
  };
  const rest = did[fact.kind];
  const room = longest.sentence - rest.length - "The change '' ".length;
  const named = title === "" || room < 12 ? "The change" : `The change '${short(title, room)}'`;
  return short(`${named} ${rest}`, longest.sentence);
}

/** Cut at a word, with a sign that it is. */
export function short(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}
