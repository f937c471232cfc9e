/** One sentence of help for each mistake that models are known to make. Wording: tried in the inquiry's runs; ./error-hints.test.ts guards it. */

const unknownSearchTool =
  /^(search|search_text|find|findAll|find_all|count|lines|get_lines|getLines|regex_search|extract|readFile|read_file|slice|sections)$/;
const hostName =
  /^(require|fs|process|fetch|Buffer|setTimeout|setInterval|window|document|XMLHttpRequest)$/;
const python =
  /^\s*(for\s+\w+(\s*,\s*\w+)?\s+in\s+.*:|def\s+\w+\(.*\).*:|if\s+.*:|elif\s.*:|else:|with\s+open|import\s+re\b|print\()\s*/m;
const arrayMethod =
  /\.(map|filter|forEach|reduce|slice|sort|join|flatMap|some|every) is not a function/;
const stringMethod =
  /\.(split|match|replace|includes|trim|toLowerCase|startsWith|slice|indexOf) is not a function/;

export function errorHint(message: string, code: string): string | null {
  const asyncWithoutAwait = /fuzzy_search|llm_query/.test(code) && !/\bawait\b/.test(code);
  if (/\.line\b/.test(code) && stringMethod.test(message) && /\.line\./.test(message))
    return "line is the line number of a Span; what stands on that line is lineText, the matched text is text.";
  if (asyncWithoutAwait && /is not a function|is not iterable/.test(message))
    return "fuzzy_search and llm_query return promises: write await before them.";
  if (/is not iterable/.test(message) || arrayMethod.test(message))
    return "Print the value to see what it is. grep, locate and split_sections return arrays of Span; read_lines returns a string.";
  if (/^SyntaxError/.test(message) && python.test(code) && !/[;{]\s*$/m.test(code))
    return "This is Python. Cells are TypeScript: for (const x of xs) { … }, s.toLowerCase(), s.includes(x), xs.length, console.log(x).";
  if (/are too many for one sub-call/.test(message))
    return 'Counting, adding and comparing over the whole text is done in code, e.g. over context.split("\\n").';
  const unknown = /^ReferenceError: (\S+) is not defined/.exec(message)?.[1];
  if (unknown !== undefined) return unknownNameHint(unknown);
  if (/read propert(y|ies) of (undefined|null)/.test(message))
    return "Something was not found: print what you search in before you use it, and test for no match.";
  return null;
}

function unknownNameHint(name: string): string {
  if (hostName.test(name))
    return "There are no modules, files or network here; the text is in context.";
  if (unknownSearchTool.test(name))
    return "There is no such tool. Use grep(pattern), locate(wording), read_lines(from, to), or context as a string.";
  return "The sandbox has: context, documents, text_stats, grep, locate, fuzzy_search, split_sections, read_lines, llm_query, llm_query_batched, cite, FINAL, ABSTAIN.";
}
