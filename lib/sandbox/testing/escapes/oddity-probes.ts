/** Odd values and odd flows, which a cell may meet without meaning harm. */
import type { EscapeProbe } from "./escape-probe";

export const oddityProbes: readonly EscapeProbe[] = [
  { name: "null can be thrown", cells: ["throw null"], shows: /thrown: null/ },
  { name: "undefined can be thrown", cells: ["throw undefined"], shows: /thrown: undefined/ },
  { name: "a string can be thrown", cells: ['throw "str"'], shows: /thrown: "?str"?/ },
  {
    name: "a proxy that throws can be thrown",
    cells: ['throw new Proxy(new Error("p"), { get() { throw 1 } })'],
    shows: /could not be read/,
  },
  {
    name: "a result whose conversions throw is shown by its fields",
    cells: ['({ toString() { throw new Error("x") }, toJSON() { throw new Error("y") } })'],
    shows: /toString: \[Function/,
  },
  {
    name: "a result with a then is awaited",
    cells: ['({ then(r: any) { r("resolved-by-then") } })'],
    shows: /^resolved-by-then$/,
  },
  {
    name: "a result that resolves to itself is stopped",
    cells: ["const th: any = { then(r: any) { r(th) } }; th"],
    shows: /was stopped/,
  },
  {
    name: "a proxy with endless traps is stopped",
    cells: ["new Proxy({}, { get() { for (;;); }, ownKeys() { for (;;); } })"],
    shows: /was stopped/,
  },
  {
    name: "odd values can be printed",
    cells: [
      'console.log({ toString() { return {} } }, Object.create(null), Symbol("x"), 10n, () => 1); 1',
    ],
    shows: /Symbol\(\) 10n \[Function/,
  },
  {
    name: "a getter that throws fails the cell that prints it",
    cells: ['const o = { get a() { throw new Error("g") } }; console.log(o); 2'],
    shows: /Error: g/,
  },
  {
    name: "a rejection that nobody handles is ignored",
    cells: ['(async () => { await llm_query("x"); throw new Error("unhandled later") })(); 7'],
    shows: /^7$/,
  },
  {
    name: "calls may follow one another fifty deep",
    cells: [
      'let depth = 0; const go = async (): Promise<any> => { depth++; if (depth < 50) { await fuzzy_search("q"); return go() } return depth }; await go()',
    ],
    shows: /^50$/,
  },
  {
    name: "a tool may be called from a getter of an argument",
    cells: ['await llm_query({ get prompt() { print("from-getter"); return "p" } } as any)'],
    shows: /from-getter[\s\S]*A:p/,
  },
  {
    name: "a promise that nothing settles is found out",
    cells: ["await new Promise(() => {})"],
    shows: /never settle/,
  },
  {
    name: "a frozen global leaves the tools",
    cells: ["Object.freeze(globalThis); 1", "typeof FINAL"],
    shows: /^function$/,
  },
  {
    name: "time stands still",
    cells: [
      "new Date().toISOString() + Date.now() + new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: 'UTC' }).format()",
    ],
    shows: /^2000-01-01T00:00:00\.000Z9466848000001\/1\/00$/,
  },
  {
    name: "a date's constructor tells no other time",
    cells: ["new (new Date(0).constructor as any)().getTime()"],
    shows: /^946684800000$/,
  },
];
