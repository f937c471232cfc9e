/** A raised minimum version of what a reader has to have installed. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";
import { linePairs, pairQuote } from "./line-pairs";
import { isAside } from "./source-files";

const version = String.raw`["']?\s*(?:[~^]|>=|==)?\s*["']?(\d+(?:\.\d+){0,2})`;

type Rule = { product: string; file: RegExp; line: RegExp };

/** Which line of which file says what has to be there. */
const rules: readonly Rule[] = [
  { product: "go", file: /(^|\/)go\.(mod|work)$/, line: new RegExp(`^go ${version}`) },
  { product: "node", file: /package\.json$/, line: new RegExp(`"node":\\s*"${version}`) },
  {
    product: "node",
    file: /\.ya?ml$/,
    line: new RegExp(`\\bnode(?:-version|_js|js)?:\\s*\\[?${version}`),
  },
  {
    product: "python",
    file: /(pyproject\.toml|setup\.(py|cfg))$/,
    line: new RegExp(`(?:requires-python|python_requires|^python)\\s*=\\s*${version}`),
  },
  { product: "rust", file: /Cargo\.toml$/, line: new RegExp(`^rust-version\\s*=\\s*${version}`) },
  {
    product: "rust",
    file: /(\.ya?ml|rust-toolchain(\.toml)?|clippy\.toml)$/,
    line: new RegExp(`\\b(?:rust|toolchain|channel|msrv|MSRV)(?:-version)?\\s*[:=]\\s*${version}`),
  },
  {
    product: "java",
    file: /(pom\.xml|build\.gradle(\.kts)?)$/,
    line: new RegExp(
      `(?:sourceCompatibility|targetCompatibility|java\\.version|maven\\.compiler\\.\\w+|JavaVersion\\.VERSION_|languageVersion)\\W{0,30}?${version}`,
    ),
  },
  {
    product: "ruby",
    file: /(\.gemspec|\.ruby-version|Gemfile)$/,
    line: new RegExp(`(?:required_ruby_version|^ruby)\\W{1,6}${version}`),
  },
  { product: "php", file: /composer\.json$/, line: new RegExp(`"php":\\s*"${version}`) },
];

/** What pages call each product. */
export const productNames: Readonly<Record<string, RegExp>> = {
  go: /\b(?:Go|golang)\b/,
  node: /\bnode(?:\.?js)?\b/i,
  python: /\b(?:python|cpython)\b/i,
  rust: /\b(?:rust|rustc|cargo|msrv)\b/i,
  java: /\b(?:java|jdk|jre)\b/i,
  ruby: /\bruby\b/i,
  php: /\bphp\b/i,
};

export function findRequirements(change: ShownChange): Fact[] {
  const files = change.files.filter(
    ({ path, isTest }) => !isTest && (path.startsWith(".github/") || !isAside(path)),
  );
  return files.flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair): Fact[] => {
        const rule = rules.find(
          ({ file: path, line }) => path.test(file.path) && line.test(pair.removed),
        );
        const old = rule?.line.exec(pair.removed)?.[1];
        const fresh = rule?.line.exec(pair.added)?.[1];
        if (!rule || !old || !fresh || old === fresh || !isRaised(old, fresh)) return [];
        return [
          {
            kind: "requirement",
            driftType: "changed-requirement",
            old,
            fresh,
            key: rule.product,
            isDefined: true,
            file: file.path,
            quote: pairQuote(pair, hunk),
            scope: new Set([rule.product]),
            hints: new Set(),
          },
        ];
      }),
    ),
  );
}

function isRaised(old: string, fresh: string): boolean {
  const [a, b] = [old, fresh].map((each) => each.split(".").map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (b?.[index] ?? 0) - (a?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
