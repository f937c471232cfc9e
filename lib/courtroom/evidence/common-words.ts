/** Words of programming and of English that say nothing about which page a change concerns. */
const words = `the and for with that this from not are was will can has have you your use used using when then than
into its been but all any one two also may must should would could only more most some such each other about where
which what how out off per via set get let var const function return returns import export default class def self none
null true false undefined string number boolean int bool void async await new type types interface public private
static struct impl pub mut match else elif try except raise throw catch switch case break continue while typeof
instanceof require module exports package func defer range nil err error test tests assert expect describe add added
adds fix fixes remove removed removes update updates change changed changes name value values key keys option options
data list file files path args opts params result results object array str len map item items index line lines code
example examples see note docs doc http https com org www github todo support supported allow allows make makes run
running like does did don doesn without within after before first last same there these those they them here just now
still even being both between because since until over under version main node src lib`;

const common: ReadonlySet<string> = new Set(words.split(/\s+/));

export function isCommonWord(lowerCaseWord: string): boolean {
  return common.has(lowerCaseWord);
}
