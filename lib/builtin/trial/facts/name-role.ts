/** What a name is in a line of code: whether the line makes it known to readers, or only uses it. */
import { escapePattern } from "@/lib/builtin/cell";

export type NameRole =
  | "flag"
  | "text"
  | "choice"
  | "definition"
  | "field"
  | "parameter"
  | "member"
  | "import"
  | "comment"
  | "use";

const defining =
  /^\s*(?:(?:export|default|public|static|async|abstract|override|pub(?:\([\w:]+\))?|unsafe|extern|final|virtual|inline|declare)\s+)*(?:def|class|function\*?|func(?:\s*\([^)]*\))?|fn|type|interface|struct|enum|trait|macro_rules!|module|namespace|object|record|protocol|sub)\s+/;
const exportedValue =
  /^(?:export\s+|pub\s+|public\s+|module\.)?(?:const|let|var|static|final|val)\s+/;

export function roleOf(name: string, line: string, hunkHeading: string): NameRole {
  const escaped = escapePattern(name);
  const has = (pattern: string) => new RegExp(pattern).test(line);
  if (/^\s*(?:\/\/|\*|\/\*|#(?!\[)|--\s|<!--)/.test(line)) return "comment";
  if (/^\s*(?:import|from|use|require|include|#include)\b|=\s*require\(/.test(line))
    return "import";
  if (/deprecat|no longer|not supported|was removed/i.test(line)) return "use";
  if (name.startsWith("--") || has(`["'\`\\s,|/]--${escaped}(?![\\w-])`)) return "flag";
  if (has(`^\\s*["']?${escaped}["']?\\s*:\\s*\\{.*\\b(?:type|short|alias|describe)\\b\\s*:`))
    return "flag";
  if (has(`["'\`]${escaped}["'\`]`)) return textRole(name, escaped, has);
  const defined = defining.exec(line);
  if (defined && new RegExp(`^(?:[\\w.]+\\.)?${escaped}\\b`).test(line.slice(defined[0].length))) {
    return "definition";
  }
  const value = exportedValue.exec(line);
  if (value && new RegExp(`^${escaped}\\b`).test(line.slice(value[0].length))) return "definition";
  if (/^\s+(?:const|let|var|val)\s/.test(line)) return "use";
  if (defined && has(`[(,]\\s*(?:[*&]{0,2})${escaped}\\s*[:=,)?]`)) return "parameter";
  if (defined && has(`[({,;]\\s*(?:final\\s+)?(?:[\\w<>[\\].?]+\\s+)?${escaped}\\??\\s*[:;,)}]`)) {
    return "field";
  }
  return (
    fieldRole(escaped, line, hunkHeading, has) ?? (has(`[.>]${escaped}\\b`) ? "member" : "use")
  );
}

function fieldRole(
  escaped: string,
  line: string,
  hunkHeading: string,
  has: (pattern: string) => boolean,
): NameRole | null {
  const modifiers = "(?:readonly |public |pub |static |private |protected |#|@\\w+ )*";
  if (has(`^\\s*${modifiers}["']?${escaped}["']?\\??\\s*:(?!:|=)`)) {
    return isDeclared(line, hunkHeading) ? "field" : "use";
  }
  if (has(`^\\s*(?:self|this)\\.${escaped}\\s*(?::[^=]*)?=(?!=)`)) return "field";
  if (has(`^\\s+[A-Z]\\w*\\s+[\\w*.[\\]{}]+\\s*(?:\`.*)?(?://.*)?$`) && has(`^\\s+${escaped}\\s`)) {
    return "field";
  }
  if (has(`^(?:\\s*[A-Z][A-Z0-9_]*|[\\w.-]+)\\s*=(?!=)`) && has(`^\\s*${escaped}\\s*=`))
    return "field";
  // `name=self.x,` passes an argument; `name=5,` and `name: int,` may take one.
  const isMultiline = has(
    `^\\s+[*]{0,2}${escaped}\\s*(?::[^=(]*)?(?:=\\s*(?:["'\`][^"'\`]*["'\`]|-?[\\w]+))?,\\s*$`,
  );
  if (isMultiline && /(?:def|class|function|fn|func|constructor|\()\s*\w*/.test(hunkHeading)) {
    return "parameter";
  }
  return null;
}

/** A member of a type or of defaults; in any other object a key only passes a value on. */
function isDeclared(line: string, hunkHeading: string): boolean {
  const value = line.slice(line.indexOf(":") + 1).trim();
  const isType =
    /^(?:readonly\s+)?(?:string|number|boolean|bool|int|float|str|bytes|any|unknown|void|object|Vec|Option|HashMap|Box|&|dict|list|tuple|set|[A-Z]\w*(?:[.<[]|;|$|\s*[|=]|,$)|[ui]\d+|usize|typing\.|t\.|\()/.test(
      value,
    ) && !/^[A-Z]\w*\(|^&\w+[.\w]*\{/.test(value);
  const isMember = /\?\s*:/.test(line) || /;\s*$/.test(line) || isType;
  return (
    isMember ||
    /default|options|schema|config|settings|flags|interface|struct|class|type/i.test(hunkHeading)
  );
}

/** What something is registered or called by is known by it; an item of a list or a key may be; any other text is passed on. */
function textRole(name: string, escaped: string, has: (pattern: string) => boolean): NameRole {
  const quoted = `["'\`]${escaped}["'\`]`;
  const registers =
    "(?:[oO]ption|[fF]lag|[aA]rg\\w*|[pP]aram\\w*|[rR]egister|[cC]ommand|[dD]efine|create\\w*(?:Error|Warning|Deprecation)\\w*|environ|[eE]nv|[gG]etenv|(?:Bool|String|Int|Duration|Float|Uint)\\w*|set_?default)";
  const isListed =
    has(`^\\s*${quoted}\\s*(?:[:,=]|=>|$)`) ||
    has(`^\\s*(?:case|when)\\s+${quoted}`) ||
    has(`[|]\\s*${quoted}|${quoted}\\s*[|]`);
  const isRegistered =
    has(`${registers}[\\w.]*\\s*[([]\\s*(?:&?\\w[\\w.]*\\s*,\\s*)?${quoted}`) ||
    has(`\\b(?:name|code|id|key|type|flag|option|command|alias)\\s*[:=]\\s*${quoted}`);
  const isKey =
    has(`[{,]\\s*\\\\?["'\`]${escaped}\\\\?["'\`]\\s*:`) ||
    has(`(?:json|yaml|toml|xml):"${escaped}`);
  const isConstant = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name);
  const isErrorCode = /_/.test(name) && has(`(?:Exception|Error)\\w*\\(.*${quoted}`);
  if (isErrorCode || isRegistered || (isListed && isConstant)) return "text";
  return isListed || isKey ? "choice" : "use";
}

/** Roles that make a name known to readers by themselves. */
export function isDefiningRole(role: NameRole): boolean {
  return ["flag", "text", "definition"].includes(role);
}

/** Roles by which readers of the documentation may know a name. */
export function isPublicRole(role: NameRole): boolean {
  return ["flag", "text", "choice", "definition", "field", "parameter"].includes(role);
}
