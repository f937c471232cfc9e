/** What only looks like a name or a value: nothing on a page is wrong because of it. */
import { describe, expect, test } from "vitest";
import { wrongLines } from "@/lib/builtin/trial/testing/wrong-lines";

describe("what only looks like a name or a value", () => {
  test("a dotted flag is known whole, not by its first part", () => {
    const change = ['-\tlog("Use --web.enable-receiver.")'];
    const page = ["Start it with `--web.listen-address` and `--web.enable-receiver`."];
    const removed = wrongLines({ file: "cmd/main.go", change, page });
    expect(removed.map(({ kind }) => kind)).not.toContain("value");
    const other = ["Start it with `--web.listen-address`."];
    expect(wrongLines({ file: "cmd/main.go", change, page: other })).toEqual([]);
  });

  test("flags that a build passes to another program are not its own", () => {
    const change = ["-\tdocker run --network-alias db app"];
    const page = ["- `--network-alias`: the name in the network"];
    expect(wrongLines({ file: "Makefile", change, page })).toEqual([]);
    const own = ["-    --network-alias) alias=$2; shift ;;"];
    expect(wrongLines({ file: "bin/run.sh", change: own, page })).toHaveLength(1);
  });

  test("the tag of a field that gained an option says the same name", () => {
    const change = [
      '-\tDefault *Cert `json:"defaultCertificate"`',
      '+\tDefault *Cert `json:"defaultCertificate,omitempty"`',
    ];
    const page = ["```yaml", "default:", "  defaultCertificate:", "```"];
    expect(wrongLines({ file: "pkg/tls.go", change, page })).toEqual([]);
  });

  test("a variable that is passed on is no value", () => {
    const change = ["-    auth: auth,", "+    auth: auth || parsed.auth,"];
    const page = ["// `auth` says that basic auth should be used unless given."];
    expect(wrongLines({ file: "lib/http.js", change, page })).toEqual([]);
    const settings = ["-pruneMode: fast", "+pruneMode: safe"];
    const told = ["| `pruneMode` | default: `fast` |"];
    expect(wrongLines({ file: "values.yaml", change: settings, page: told })).toHaveLength(1);
  });

  test("the word default is no value", () => {
    const change = ['-  closeConnections: "default",', '+  closeConnections: "pattern",'];
    const page = ["`closeConnections` is on; the default value is 100."];
    expect(wrongLines({ file: "lib/server.js", change, page })).toEqual([]);
  });

  test("the last release that knew an old version stays so", () => {
    const change = ["-python_requires = >=3.6", "+python_requires = >=3.7"];
    const file = "setup.cfg";
    const page = [
      "Version 4.3 is the last release that needs Python 3.6.",
      "Needs Python 3.6 or newer.",
    ];
    expect(wrongLines({ file, change, page }).map((line) => line.rewritten)).toEqual([
      "Needs Python 3.7 or newer.",
    ]);
  });
});
