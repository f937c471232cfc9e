/**
 * What a file is by its path alone, where that already says that no page can become wrong by a change of it.
 * Configuration of continuous integration is not among them: a version raised there is often the only trace of a
 * raised requirement.
 */
export type PathRule =
  | "documentation"
  | "test"
  | "lock file"
  | "vendored"
  | "generated"
  | "snapshot"
  | "media"
  | "housekeeping";

const rules: readonly (readonly [PathRule, RegExp])[] = [
  [
    "lock file",
    /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|bun\.lockb?|go\.(work\.)?sum|packages\.lock\.json|Package\.resolved|gradle\.lockfile|Podfile\.lock|[^/]+\.lock)$/,
  ],
  [
    "vendored",
    /(^|\/)(vendor|vendored|third[_-]party|node_modules|bower_components|\.yarn|Godeps|Pods)\//,
  ],
  [
    "snapshot",
    /(\.snap|\.snapshot|\.approved\.\w+)$|(^|\/)(__snapshots__|__image_snapshots__|snapshots)\//,
  ],
  [
    "test",
    /(^|\/)(tests?|__tests__|__mocks__|specs?|fixtures?|__fixtures__|testdata|test[-_]\w+|benchmarks?|benches|bench|e2e|playgrounds?|cypress)\//i,
  ],
  [
    "test",
    /([._-]test\.\w+|\.(test|spec|bench|e2e)(-d)?\.[cm]?[jt]sx?|[._-]spec\.(rb|exs?)|test-d\.ts|\.tst\.ts|_(test|bench|benchmark)\.\w+|(^|\/)(test_[^/]*|conftest)\.py|(^|\/)tests?\.rs|Tests?\.(java|kt|cs|php|swift|scala))$/,
  ],
  [
    "generated",
    /(\.min\.(js|css)|\.(js|css|d\.ts)\.map|\.pb\.(go|cc|h)|_pb2(_grpc)?\.pyi?|\.g\.dart|\.generated\.\w+|[._]gen\.go|\.designer\.cs)$|(^|\/)(__generated__|generated|dist)\//i,
  ],
  [
    "media",
    /\.(png|jpe?g|gif|webp|avif|ico|bmp|svg|mp4|webm|mp3|wav|woff2?|ttf|otf|eot|pdf|zip|gz|tgz)$/i,
  ],
  [
    "housekeeping",
    /(^|\/)(LICEN[CS]E[^/]*|NOTICE|AUTHORS[^/]*|CODEOWNERS|FUNDING\.ya?ml|\.mailmap|\.gitignore|\.gitattributes|\.gitmodules|\.git-blame-ignore-revs|\.npmignore|\.dockerignore|\.editorconfig|\.prettier\w*(\.\w+)?|\.eslint\w*(\.\w+)?|eslint\.config\.\w+|biome\.jsonc?|\.golangci\.ya?ml|rustfmt\.toml|clippy\.toml|\.pre-commit-config\.yaml|renovate\.json5?|dependabot\.ya?ml|\.codecov\.ya?ml|codecov\.ya?ml)$|^\.github\/(ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|renovate)|(^|\/)\.(changeset|vscode|idea|husky|devcontainer)\//,
  ],
  [
    "documentation",
    /\.(md|mdx|markdown|rst|adoc|asciidoc|mdoc|textile|org)$|(^|\/)(README|CHANGELOG|CHANGES|HISTORY|CONTRIBUTING)[^/]*$|^(docs?|documentation|website|site)\/(?!.*\.(py|rs|go|java|c|h|cc|cpp|rb|php|cs|swift|kt)$)/i,
  ],
];

/** Null for a file whose change has to be read. */
export function pathRule(path: string): PathRule | null {
  return rules.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

/** Tests show what a change meant, and never prove what a reader meets. */
export function isTestPath(path: string): boolean {
  return pathRule(path) === "test" || pathRule(path) === "snapshot";
}
