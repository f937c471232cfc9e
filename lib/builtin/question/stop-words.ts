/** Words that carry no condition: leaving them unexplained cannot change an answer. */
import type { Language } from "./language";

const english = `a an the of in on at to for from by with and as is are was were be been being do does did have has had
this that these those it its there here which what who whom whose when where how many much me us please tell give show name list say says said
find state stated according file document text given can could would you your we our i let their them they he she his her
occur occurs occurred occurring appear appears appeared exist exists contain contains contained hold holds
there's what's one ones each every all any about into inclusive respectively also then than if so exactly answer question
get gets got made make makes found listed recorded shown during within over per`;

const german = `der die das den dem des ein eine einen einem einer eines und in im an am auf aus bei beim von vom zu zum zur für mit nach als
ist sind war waren wird werden wurde wurden sei hat haben hatte hatten es gibt gab dies diese dieser dieses diesem diesen welche welcher welches welchen welchem was
wer wie wo wann wieviel viele viel oft mal lautet lauten laut gemäß nenne nennen gib zeige text datei dokument insgesamt dort hier darin sich er sie
vor kommt kommen vorkommt vorkommen steht stehen enthält enthalten bitte jeweils auch so denn um`;

/** What may stay of a Japanese question: particles, endings, polite forms and the words for asking. */
const japanese =
  /(?:ください|下さい|ありますか|ありました|あります|ですか|でしたか|でしょうか|ましたか|ますか|ました|ます|です|でした|している|していますか|されて|いますか|います|いる|ある|おり|という|とは|について|に関する|において|における|によって|によると|ごと|それぞれ|どちら|どの|どれ|どこ|いつ|だれ|誰|何ですか|何|なに|いくつ|いくら|幾つ|この|その|これ|それ|文書|文章|資料|ファイル|本文|全体|全部|全て|すべて|中|内|教えて|答えて|示して|挙げて|出てきますか|出てくる|出てき|現れ|含まれ|含む|書かれ|記載|記さ|定めて|定める|とき|場合|こと|もの|及び|および|また|から|まで|より|ので|して|した|する|さ|れ|て|た|で|に|を|が|は|の|と|も|へ|や|か|な|い|る|け|ど|ば|ん)/gu;

const words: Readonly<Record<"en" | "de", ReadonlySet<string>>> = {
  en: new Set(english.split(/\s+/)),
  de: new Set([...german.split(/\s+/), ...english.split(/\s+/)]),
};

export function meaningfulWords(visible: string, language: Language): string[] {
  if (language === "ja") {
    const rest = visible.replace(japanese, "\u0001");
    return rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  }
  const tokens = visible.match(/[\p{L}\p{N}][\p{L}\p{N}_'’]*/gu) ?? [];
  return tokens.filter((token) => !words[language].has(token.toLowerCase().replace(/['’]s$/, "")));
}
