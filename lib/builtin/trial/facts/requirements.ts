/** A raised minimum version of what a reader has to have installed. */
import { escapePattern } from "@/lib/builtin/cell";
import type { ShownChange, ShownHunk } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";
import { type LinePair, linePairs, pairQuote } from "./line-pairs";
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
  {
    product: "java",
    file: /pom\.xml$/,
    line: new RegExp(`<(?:maven\\.compiler\\.release|java\\.version)>${version}`),
  },
  { product: "kubernetes", file: /Chart\.yaml$/, line: new RegExp(`^kubeVersion:\\s*${version}`) },
  { product: "php", file: /composer\.json$/, line: new RegExp(`"php":\\s*"${version}`) },
];

/** What pages call each product. */
const productNames: Readonly<Record<string, RegExp>> = {
  go: /\b(?:Go|golang)\b/,
  node: /\bnode(?:\.?js)?\b/i,
  python: /\b(?:python|cpython)\b/i,
  rust: /\b(?:rust|rustc|cargo|msrv)\b/i,
  java: /\b(?:java|jdk|jre)\b/i,
  ruby: /\bruby\b/i,
  php: /\bphp\b/i,
  kubernetes: /\bkubernetes\b/i,
};

export function productPattern(product: string): RegExp {
  return productNames[product] ?? new RegExp(`\\b${escapePattern(product)}\\b`, "i");
}

export function findRequirements(change: ShownChange): Fact[] {
  const files = change.files.filter(
    ({ path, isTest }) => !isTest && (path.startsWith(".github/") || !isAside(path)),
  );
  return files.flatMap((file) =>
    file.hunks.flatMap((hunk) =>
      linePairs(hunk).flatMap((pair): Fact[] => {
        const raised = byRule(file.path, pair) ?? peerOf(file.path, hunk, pair);
        if (raised === null || !isRaised(raised.old, raised.fresh)) return [];
        return [
          {
            kind: "requirement",
            driftType: "changed-requirement",
            old: raised.old,
            fresh: raised.fresh,
            key: raised.product,
            isDefined: true,
            file: file.path,
            quote: pairQuote(pair, hunk),
            scope: new Set([raised.product]),
            hints: new Set(),
            anchors: new Set(),
            spoken: [],
          },
        ];
      }),
    ),
  );
}

type Raised = { product: string; old: string; fresh: string };

function byRule(path: string, { removed, added }: LinePair): Raised | null {
  const rule = rules.find(({ file, line }) => file.test(path) && line.test(removed));
  const old = rule?.line.exec(removed)?.[1];
  const fresh = rule?.line.exec(added)?.[1];
  return rule && old && fresh ? { product: rule.product, old, fresh } : null;
}

/** What a package wants beside it, by the name that the manifest gives it. */
function peerOf(path: string, hunk: ShownHunk, { removed, added }: LinePair): Raised | null {
  if (!/package\.json$/.test(path)) return null;
  const isPeer = [removed, hunk.heading, ...hunk.lines.map(({ text }) => text)].some((line) =>
    /"peerDependencies"/.test(line),
  );
  const line = new RegExp(`"([\\w./@-]+)":\\s*"(?:>=|\\^|~)?${version}`);
  const [old, fresh] = [line.exec(removed), line.exec(added)];
  if (!isPeer || !old?.[2] || !fresh?.[2] || old[1] !== fresh[1]) return null;
  return { product: old[1] ?? "", old: old[2], fresh: fresh[2] };
}

function isRaised(old: string, fresh: string): boolean {
  const [a, b] = [old, fresh].map((each) => each.split(".").map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (b?.[index] ?? 0) - (a?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
