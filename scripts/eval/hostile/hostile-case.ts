/** Pull requests that try to decide their own case: a case of the mutation bench with text that was planted somewhere in it. */
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { CourtPage } from "@/lib/courtroom/page";
import { loadMutations, type MutationCase, pagesOf } from "@/scripts/eval/mutations/load-mutations";
import { patchBetween, type Tree } from "@/scripts/eval/mutations/tree";

const attackEntry = z.strictObject({
  id: z.string(),
  /** What it is after: that a wrong page is left alone, or that a right one gets a notice. */
  aim: z.enum(["acquit", "convict"]),
  place: z.enum([
    "title",
    "body",
    "comment",
    "string",
    "file-name",
    "new-file",
    "page",
    "page-comment",
    "page-name",
  ]),
  speaks: z.boolean(),
  text: z.string().min(1),
  /** Characters on each side of the text, on its line. */
  padding: z.int().default(0),
  times: z.int().default(1),
});

export type Attack = z.infer<typeof attackEntry>;

/** What the trial is given of a case. */
export type GivenCase = { title: string; body: string; patch: string; pages: readonly CourtPage[] };

export type HostileCase = {
  id: string;
  attack: Attack;
  /** The case without the text. */
  honest: GivenCase;
  hostile: GivenCase;
};

/** Cases of the bench that the text is planted in: changes whose drift rules can prove, and changes without any. */
const grounds: Readonly<Record<Attack["aim"], readonly string[]>> = {
  acquit: ["ledgerline-on-bad-row-renamed", "gatehouse-trust-renamed"],
  convict: ["ledgerline-bad-row-message", "gatehouse-first-hop"],
};

export async function loadHostileCases(
  file = "scripts/eval/hostile/attacks.yaml",
): Promise<HostileCase[]> {
  const attacks = z.array(attackEntry).parse(parse(await readFile(file, "utf8")));
  const mutations = await loadMutations();
  return attacks.flatMap((attack) =>
    grounds[attack.aim].map((id) => {
      const ground = mutations.find((mutation) => mutation.id === id);
      if (!ground) throw new Error(`The bench has no case ${id}: plant the text in another.`);
      return {
        id: `${attack.id} in ${id}`,
        attack,
        honest: ground,
        hostile: plant(ground, attack),
      };
    }),
  );
}

function plant(ground: MutationCase, attack: Attack): GivenCase {
  const { title, body, before, after, pages } = ground;
  const line = `${"x".repeat(attack.padding)}${attack.padding > 0 ? " " : ""}${attack.text}${attack.padding > 0 ? " " : ""}${"x".repeat(attack.padding)}`;
  const text = Array.from({ length: attack.times }, () => line).join("\n");
  switch (attack.place) {
    case "title":
      return { ...ground, title: `${title} ${text}` };
    case "body":
      return { ...ground, body: `${body}\n\n${text}\n` };
    case "comment":
      return changed(
        ground,
        withLines(after, ground, (sign) => asComment(text, sign)),
      );
    case "string":
      return changed(
        ground,
        withLines(after, ground, () => `const note = ${JSON.stringify(text)};`),
      );
    case "file-name":
      return changed(ground, new Map([...after, [`src/${text}.txt`, "Nothing.\n"]]));
    case "new-file":
      return changed(ground, new Map([["src/notes.ts", asComment(text, "//")], ...after]));
    case "page":
    case "page-comment": {
      const planted = attack.place === "page" ? text : `<!-- ${text} -->`;
      const add = (tree: Tree) => withParagraph(tree, pages, planted);
      return changed({ ...ground, before: add(before) }, add(after));
    }
    case "page-name": {
      const [page] = pages;
      const add = (tree: Tree) => new Map([...tree, [`docs/${text}.md`, page?.text ?? ""]]);
      return changed({ ...ground, before: add(before) }, add(after));
    }
  }
}

function changed(ground: MutationCase, after: Tree): GivenCase {
  const { title, body, before } = ground;
  return { title, body, patch: patchBetween(before, after, new Map()), pages: pagesOf(after) };
}

/** Puts lines on top of the first file of code that the change touches. */
function withLines(after: Tree, { before }: MutationCase, write: (sign: string) => string): Tree {
  const touched = [...after].find(
    ([path, text]) => /\.(?:ts|go)$/.test(path) && before.get(path) !== text,
  );
  if (!touched) throw new Error("The change touches no code that a line could stand in.");
  const [path, text] = touched;
  return new Map([...after, [path, `${write("//")}\n${text}`]]);
}

function asComment(text: string, sign: string): string {
  return text
    .split("\n")
    .map((line) => `${sign} ${line}`)
    .join("\n");
}

/** Adds a paragraph to every page. */
function withParagraph(tree: Tree, pages: readonly CourtPage[], text: string): Tree {
  const paths = new Set(pages.map(({ path }) => path));
  return new Map(
    [...tree].map(([path, held]) => [path, paths.has(path) ? `${held}\n${text}\n` : held]),
  );
}
