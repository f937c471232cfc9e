/**
 * The part of a cell that compares the words of a question with those of a text: `wordsOf` gives the words that carry
 * meaning, each cut to its stem, words of one meaning as one.
 */

const light = `a an the of in on at to for from by with this that these those its their our your his her my each every any such
is are was were be been being am do does did has have had will shall must should can may it which who what when where how there also then
latest per within into exactly please here you we i they he she under according upon as
der die das den dem des ein eine einen einem einer eines und im in am an auf aus bei beim von vom zu zum zur mit ist sind war waren wird werden wurde
hat haben muss müssen kann soll darf es dieser diese dieses jeden jeder jedes spätestens innerhalb binnen beträgt betragen ihr ihre ihren ihrem ihrer unser unsere somit daher`;

const irregular = `paid pay|held hold|built build|began begin|begun begin|start begin|started begin|starts begin|commences begin|commence begin|commenced begin|expires end|expire end|expired end|sent send|made make|took take|taken take|bought buy|sold sell|gave give|given give|written write|wrote write|kept keep|left leave|met meet|found find|number no|nummer no|nr no|begonnen beginn|begann beginn`;

export const valueWordsSource = String.raw`const light = new Set(${JSON.stringify(light.split(/\s+/))});
const irregular = new Map<string, string>(${JSON.stringify(irregular.split("|").map((pair) => pair.split(" ")))} as [string, string][]);
const stemOf = (word: string) => {
  const lower = word.toLowerCase().replace(/['’]s?$/, "");
  const known = irregular.get(lower);
  if (known) return known;
  if (lower.length <= 3) return lower;
  const endings = isGerman ? (/^\p{Lu}/u.test(word) ? /(?:en|es|e|n|s)$/ : /(?:et|en|er|es|em|e|n|s|t)$/) : /(?:ations?|able|ings?|ed|es|s|ies|e|y)$/;
  const cut = lower.replace(endings, "");
  const stem = cut.length < 3 ? lower : cut.replace(/([bdfgklmnprt])\1$/, "$1");
  return irregular.get(stem) ?? stem;
};
const wordsOf = (text: string) => (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).filter((word) => !light.has(word.toLowerCase())).map(stemOf);
const withoutNumbering = (text: string) => text.replace(/^(?:[#>*•\s_-]+|(?:§|Section|Clause|Article|Artikel)\s*\d[\d.]*[a-z]?[.:)]?\s+|\(?\d+(?:\.\d+)*[.)]\s+|\d+\.\d[\d.]*\s+|\(?[a-zA-Z][.)]\s+|\([ivx]+\)\s+)+/, "");`;
