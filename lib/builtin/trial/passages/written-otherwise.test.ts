/** Each kind of thing that a page writes in its own way: found where it is meant, left alone in the nearest case that only looks so. */
import { describe, expect, test } from "vitest";
import { type SmallCase, wrongLines } from "@/lib/builtin/trial/testing/wrong-lines";

function rewritten(small: SmallCase): (string | null)[] {
  return wrongLines(small).map((line) => line.rewritten);
}

describe("a path", () => {
  const change = ['-  mux.Handle("GET /healthz", live)', '+  mux.Handle("GET /livez", live)'];
  const file = "internal/admin.go";

  test("is found alone and behind a host", () => {
    const page = ["Ask `/healthz`.", "", "```sh", "curl http://localhost:8080/healthz", "```"];
    expect(rewritten({ file, change, page })).toEqual([
      "Ask `/livez`.",
      "curl http://localhost:8080/livez",
    ]);
  });

  test("is not a part of a longer one", () => {
    const page = ["Ask `/v1/healthz` or `/healthz/deep`, not `/healthz-old`."];
    expect(wrongLines({ file, change, page })).toEqual([]);
  });

  test("keeps its query for people to judge", () => {
    expect(rewritten({ file, change, page: ["`GET /healthz?full=1`"] })).toEqual([null]);
  });

  test("that still stands elsewhere in the code is not gone", () => {
    const kept = [...change, '   mux.Handle("GET /healthz", redirect)'];
    expect(wrongLines({ file, change: kept, page: ["Ask `/healthz`."] })).toEqual([]);
  });
});

describe("a colour and the fixed end of a name", () => {
  test("are found as they are written", () => {
    expect(
      rewritten({
        file: "src/styles.css",
        change: ["-  --accent: #0b6bcb;", "+  --accent: #0a58ca;"],
        page: ["| `--accent` | `#0b6bcb` |"],
      }),
    ).toEqual(["| `--accent` | `#0a58ca` |"]);
    expect(
      rewritten({
        file: "templates/cronjob.yaml",
        change: ["-  name: {{ .Release.Name }}-retention", "+  name: {{ .Release.Name }}-prune"],
        page: ["`kubectl get cronjob beacon-retention` shows it.", "The `retention` stays."],
      }),
    ).toEqual(["`kubectl get cronjob beacon-prune` shows it."]);
  });
});

describe("a number", () => {
  test("is found in its unit, near words of the same thing", () => {
    const change = [
      " // idleAfter is how long a client's bucket is kept.",
      "-const idleAfter = 30 * time.Minute",
      "+const idleAfter = 5 * time.Minute",
    ];
    const file = "internal/limit.go";
    const page = ["A client's bucket is kept for 30 minutes.", "A build takes 30 minutes."];
    expect(rewritten({ file, change, page })).toEqual(["A client's bucket is kept for 5 minutes."]);
  });

  test("is found beside its key in a sentence that sets a bound", () => {
    const change = [
      "-  static final int MAX_PAGE_SIZE = 200;",
      "+  static final int MAX_PAGE_SIZE = 500;",
    ];
    const file = "src/LotController.java";
    const page = ["| `pageSize` | Lots on a page, at most 200 |", "| `retries` | At most 200 |"];
    expect(rewritten({ file, change, page })).toEqual([
      "| `pageSize` | Lots on a page, at most 500 |",
    ]);
  });

  test("of another thing is a coincidence", () => {
    const change = ["-const LONGEST = 100;", "+const LONGEST = 120;"];
    const page = ["`watch` waits until files are quiet for 100 ms.", "At most 100 are kept."];
    expect(wrongLines({ file: "lib/cut.js", change, page })).toEqual([]);
  });

  test("that a reader sets in an example is the reader's own", () => {
    const change = ["-const RETRY_LIMIT = 20;", "+const RETRY_LIMIT = 50;"];
    const page = ["```js", "start({ retryLimit: 20 });", "```"];
    expect(wrongLines({ file: "lib/retry.js", change, page })).toEqual([]);
  });
});

describe("a one-letter flag", () => {
  const change = [
    '-    watch: { type: "boolean", short: "w", default: false },',
    '+    watch: { type: "boolean", default: false },',
    '+    "working-dir": { type: "string", short: "w", default: "." },',
  ];
  const file = "bin/trellis.js";

  test("is found beside its option, and typed after the program", () => {
    const page = ["- `-w`, `--watch`: run again", "", "```sh", "npx trellis -w build", "```"];
    expect(rewritten({ file, change, page })).toEqual([
      "- `--watch`: run again",
      "npx trellis --watch build",
    ]);
  });

  test("of another program is not meant", () => {
    expect(wrongLines({ file, change, page: ["Count with `wc -w notes.txt`."] })).toEqual([]);
  });

  test("goes with its option when that hands it on and steps back", () => {
    const handed = [
      "-    #[arg(short = 'e', long)]",
      "+    #[arg(short = 'e', long = \"match\")]",
      "+    pub pattern: Option<String>,",
      "+    /// Deprecated: use --match.",
      "+    #[arg(long, hide = true)]",
      "     pub regex: Option<String>,",
    ];
    const flags = wrongLines({
      file: "src/args.rs",
      change: handed,
      page: ["`args -e x app.log`"],
    });
    expect(flags.filter(({ kind }) => kind === "flag")).toEqual([]);
  });
});

describe("an exit status", () => {
  const change = ["-EXIT_SKIPPED = 3", "+EXIT_SKIPPED = 4"];

  test("is found in the table of its section", () => {
    const page = ["## Exit status", "", "| 3 | Some files were skipped |", "| 5 | Skipped |"];
    expect(rewritten({ file: "cli.py", change, page })).toEqual([
      "| 4 | Some files were skipped |",
    ]);
  });

  test("of another cause, or in another table, is not meant", () => {
    const cause = ["## Exit status", "", "| 3 | The network was away |"];
    expect(wrongLines({ file: "cli.py", change, page: cause })).toEqual([]);
    const table = ["## Steps", "", "| 3 | Some files were skipped |"];
    expect(wrongLines({ file: "cli.py", change, page: table })).toEqual([]);
  });
});

describe("a key of a printed object", () => {
  const change = [
    '     Name   string  `json:"name"`',
    '-    Tokens float64 `json:"tokens"`',
    '+    Tokens float64 `json:"remaining"`',
  ];
  const file = "internal/limit/snapshot.go";

  test("is found in an object of its kind, and told below it", () => {
    const page = ["```json", '{ "name": "a", "tokens": 12.5 }', "```", "`tokens` is what is left."];
    const keys = wrongLines({ file, change, page }).filter(({ kind }) => kind === "object-key");
    expect(keys.map((each) => each.rewritten)).toEqual([
      '{ "name": "a", "remaining": 12.5 }',
      "`remaining` is what is left.",
    ]);
  });

  test("of another object is not meant", () => {
    const page = ["```json", '{ "model": "m", "tokens": 12 }', "```"];
    const keys = wrongLines({ file, change, page }).filter(({ kind }) => kind === "object-key");
    expect(keys).toEqual([]);
  });
});

describe("a key of the settings", () => {
  test("is found by its whole path, and in an example below its parents", () => {
    const change = [
      " ingress:",
      "   enabled: false",
      "-  className: nginx",
      "+  ingressClass: nginx",
    ];
    const page = [
      "| `ingress.className` | `nginx` |",
      "",
      "```yaml",
      "ingress:",
      "  className: x",
      "```",
    ];
    expect(rewritten({ file: "values.yaml", change, page })).toEqual([
      "| `ingress.ingressClass` | `nginx` |",
      "  ingressClass: x",
    ]);
  });

  test("below other parents is another key", () => {
    const change = [
      " ingress:",
      "   enabled: false",
      "-  className: nginx",
      "+  ingressClass: nginx",
    ];
    const page = ["```yaml", "gateway:", "  className: x", "```"];
    expect(wrongLines({ file: "values.yaml", change, page })).toEqual([]);
  });

  test("that stands at another place of the file has only moved", () => {
    const change = [
      "+logLevel: info",
      " replicas: 2",
      "@@ -20,2 +21,1 @@",
      " port: 80",
      "-logLevel: info",
    ];
    const page = ["| `replicas` | `2` |", "| `port` | `80` |", "| `logLevel` | `info` |"];
    expect(wrongLines({ file: "values.yaml", change, page })).toEqual([]);
    expect(wrongLines({ file: "values.yaml", change: change.slice(2), page })).toHaveLength(1);
  });

  test("with a plain name is known by its peers", () => {
    const change = [
      '           "about": { "type": "string" },',
      '-          "run": { "type": ["string", "array"] },',
      '+          "steps": { "type": "array" },',
      '           "needs": { "type": "array" },',
    ];
    const file = "schema/tasks.schema.json";
    const own = ["```yaml", "build:", "  run: make", "  needs: [lint]", "```"];
    expect(rewritten({ file, change, page: own })).toEqual(["  steps: make"]);
    const other = ["```yaml", "step:", "  run: make", "  uses: checkout", "```"];
    expect(wrongLines({ file, change, page: other })).toEqual([]);
  });
});

describe("arguments of a call", () => {
  const change = [
    "-  public void reserve(String lot, double kilos) {",
    "+  public void reserve(String lot, double kilos, Duration hold) {",
  ];
  const file = "src/client/OrchardClient.java";
  const count = (page: string) =>
    wrongLines({ file, change, page: [page] }).filter(({ kind }) => kind === "arguments").length;

  test("are too few for what it takes now", () => {
    expect(count('    client.reserve("L-204", 40);')).toBe(1);
  });

  test("are right, left open, or given to another's function", () => {
    expect(count('    client.reserve("L-204", 40, hour);')).toBe(0);
    expect(count("    client.reserve(…);")).toBe(0);
    expect(count('    table.reserve("two", 40);')).toBe(0);
  });
});

describe("a choice of an enumeration", () => {
  test("that is gone leaves the list", () => {
    const change = [" pub enum Format {", "     Plain,", "     Json,", "-    Csv,", " }"];
    const file = "src/args.rs";
    const page = ["| `--format` | one of `plain`, `json`, `csv` | `plain` |", "Reads `csv` too."];
    expect(rewritten({ file, change, page })).toEqual([
      "| `--format` | one of `plain`, `json` | `plain` |",
    ]);
  });

  test("that holds by itself is replaced in its own cell alone", () => {
    const change = [
      "-    #[arg(long, value_enum, default_value_t = Level::Info)]",
      "+    #[arg(long, value_enum, default_value_t = Level::Warn)]",
      "     pub level: Level,",
    ];
    const page = ["| `--level` | `debug`, `info` or `warn` | `info` |", "`info` lines are short."];
    const choices = wrongLines({ file: "src/args.rs", change, page });
    expect(choices.map((each) => each.rewritten)).toEqual([
      "| `--level` | `debug`, `info` or `warn` | `warn` |",
    ]);
  });
});

describe("a file whose name is put together", () => {
  const change = [
    '-dump > "$target/app-$(date +%F).dump"',
    '+dump | gzip > "$target/app-$(date +%F).sql.gz"',
  ];

  test("is found with any filling, and not by its end alone", () => {
    const page = ["Named `app-2024-05-03.dump`.", "Your `web-2024-05-03.dump` stays."];
    expect(rewritten({ file: "bin/backup.sh", change, page })).toEqual([
      "Named `app-2024-05-03.sql.gz`.",
    ]);
  });
});

describe("a doc comment", () => {
  const page = ["``fetch_one`` gives the first row, or ``None`` when there is none."];

  test("that says otherwise, with its code, makes its old words wrong", () => {
    const change = [
      '-        """The first row, or None."""',
      '+        """The first row. Raises NoRow when there is none."""',
      "-        return row",
      "+        return required(row)",
    ];
    expect(wrongLines({ file: "pool.py", change, page })).toHaveLength(1);
  });

  test("that was only worded anew proves nothing", () => {
    const change = [
      '-        """The first row, or None."""',
      '+        """One row, None for none."""',
    ];
    expect(wrongLines({ file: "pool.py", change, page })).toEqual([]);
  });
});

describe("a script or a target that a page tells to run", () => {
  const change = [
    '   "scripts": {',
    '-    "docs": "vitepress dev docs",',
    '+    "docs:dev": "vitepress dev docs",',
  ];

  test("is found behind its runner", () => {
    const page = ["Run `npm run docs` first.", "", "```sh", "yarn docs", "```"];
    expect(rewritten({ file: "package.json", change, page })).toEqual([
      "Run `npm run docs:dev` first.",
      "yarn docs:dev",
    ]);
    const gone = ["-bench: build", "-\tgo test -bench ."];
    expect(
      rewritten({ file: "Makefile", change: gone, page: ["`make bench` takes long."] }),
    ).toEqual([null]);
  });

  test("is neither a longer one, nor prose, nor of another folder's manifest", () => {
    const page = ["`npm run docs:build` and `npm run docs-all`", "We make docs and bench them."];
    expect(wrongLines({ file: "package.json", change, page })).toEqual([]);
    const other = { file: "examples/app/package.json", change, page: ["`npm run docs`"] };
    expect(wrongLines(other)).toEqual([]);
  });

  test("is not a dependency that was raised", () => {
    const raised = ['-    "docs": "^1.2.0",', '+    "docs": "^1.3.0",'];
    expect(wrongLines({ file: "package.json", change: raised, page: ["`npm run docs`"] })).toEqual(
      [],
    );
  });
});

describe("a name that a tag gives to a setting", () => {
  const change = [
    '-\tScrapeClassic bool `yaml:"scrape_classic_histograms,omitempty"`',
    '+\tAlwaysScrape bool `yaml:"always_scrape_classic_histograms,omitempty"`',
  ];

  test("is found as a configuration writes it", () => {
    const page = ["```", "[ scrape_classic_histograms: <boolean> | default = false ]", "```"];
    const found = rewritten({ file: "config/config.go", change, page });
    expect(found).toEqual(["[ always_scrape_classic_histograms: <boolean> | default = false ]"]);
  });

  test("is not a part of another name", () => {
    const page = ["Set `always_scrape_classic_histograms`, or `scrape_classic_histograms_too`."];
    expect(wrongLines({ file: "config/config.go", change, page })).toEqual([]);
  });
});
