/** Too much of everything: each is cut, refused or counted, and the run goes on. */
import type { EscapeProbe } from "./escape-probe";

export const floodProbes: readonly EscapeProbe[] = [
  {
    name: "FINAL counts once a cell",
    cells: [
      'let n = 0; for (let i = 0; i < 2e4; i++) { try { FINAL("x"); n++ } catch (e) { if (i === 1) console.log(e.message) } } n',
    ],
    shows: /already called in this cell\n[\s\S]*1$/,
  },
  {
    name: "a huge answer is refused",
    cells: ['let m; try { FINAL("x".repeat(2 ** 27)) } catch (e) { m = e.message }; m'],
    shows: /limit 200000/,
  },
  {
    name: "a huge prompt is refused",
    cells: ['let m; try { await llm_query("x".repeat(2 ** 27)) } catch (e) { m = e.message }; m'],
    shows: /too many for one sub-call/,
  },
  {
    name: "a huge search is refused",
    cells: [
      'let m; try { await fuzzy_search("x".repeat(2 ** 27)) } catch (e) { m = e.message }; m',
    ],
    shows: /too many for one search/,
  },
  {
    name: "too many calls at once are refused",
    cells: [
      'const ps: any[] = []; for (let i = 0; i < 1000; i++) ps.push(fuzzy_search("q" + i).catch((e: any) => e.message)); const rs = await Promise.all(ps); rs.filter((x) => typeof x === "string").length + " " + rs.find((x) => typeof x === "string")',
    ],
    shows: /^744 too many host calls at once/,
  },
  {
    name: "calls without end are refused",
    cells: [
      'let n = 0; try { for (;;) { await fuzzy_search("x"); n++ } } catch (e) { console.log(e.message) } n',
    ],
    shows: /too many host calls in this cell[\s\S]*10000$/,
  },
  {
    name: "a printing loop is cut and counted",
    cells: ['for (let i = 0; i < 1e6; i++) console.log("line", i); 1'],
    shows: /line 0\n/,
  },
  {
    name: "one huge print is cut",
    cells: ['console.log("x".repeat(2 ** 28)); 1'],
    shows: /^x{200000}/,
  },
  {
    name: "ending cells from inside does not reset the limit of printing",
    cells: [
      'for (let i = 0; i < 300; i++) { (globalThis as any).__settle(async () => 1); console.log("L".repeat(19000)) } 1',
    ],
    shows: /^L{19000}\n/,
  },
  {
    name: "a huge error is cut",
    cells: ['throw new Error("x".repeat(2 ** 25))'],
    shows: /Error: x{2000}… \[cut/,
  },
  { name: "a huge result is cut", cells: ['"y".repeat(2 ** 28)'], shows: /^y{8000}… \[cut/ },
  {
    name: "a deep result is cut",
    cells: ["let dd: any = {}; for (let i = 0; i < 1e5; i++) dd = { dd }; dd"],
    shows: /\[…\]/,
  },
  {
    name: "a circular result is cut",
    cells: ["const cy: any = {}; cy.self = cy; cy"],
    shows: /\[…\]/,
  },
  {
    name: "a sparse result is cut",
    cells: ["const sp: any[] = []; sp[4e9] = 1; sp"],
    shows: /… \d+ more/,
  },
];
