/** The look of an exported page. It follows the reader's light or dark setting until the button says otherwise. */
export const pageStyle = `
:root { color-scheme: light dark; --bg: light-dark(#fff, #14171b); --side: light-dark(#f8f9fa, #0e1013); --sunken: light-dark(#f5f6f8, #101215);
  --line: light-dark(#e0e3e8, #2b313a); --ink: light-dark(#14171c, #eceef1); --ink-2: light-dark(#5f6775, #a4acb8);
  --violet: light-dark(#573bc0, #bcaaff); --teal: light-dark(#0a646f, #72d2dc); --pink: light-dark(#9d2469, #f4a1ce);
  --green: light-dark(#146238, #7bd49f); --amber: light-dark(#7d4e00, #edc06c); --red: light-dark(#ad231b, #ff9f97);
  --hit: light-dark(#fdf0c9, #3a2f10); --found: light-dark(#ffd75e, #7a5c00); --focus: light-dark(#0b5fe0, #7fb1ff); }
:root[data-theme=light] { color-scheme: light } :root[data-theme=dark] { color-scheme: dark }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--ink); font: 14px/1.55 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; overflow-wrap: anywhere }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
.bar { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 8px 16px; background: var(--side); border-bottom: 1px solid var(--line) }
.bar input { flex: 1 1 180px; min-width: 120px; max-width: 420px }
button, input { font: inherit; color: inherit; background: var(--bg); border: 1px solid light-dark(#868e9c, #717a89); border-radius: 6px; padding: 3px 10px; min-height: 30px }
button { cursor: pointer }
.all { display: grid; grid-template-columns: minmax(200px, 280px) minmax(0, 1fr) }
nav { position: sticky; top: 47px; height: calc(100vh - 47px); overflow: auto; padding: 12px 8px; background: var(--side); border-right: 1px solid var(--line) }
nav h2 { margin: 0 8px 6px; font-size: 12px; color: var(--ink-2) }
nav a { display: block; padding: 2px 8px; border-radius: 4px; color: inherit; text-decoration: none; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; font-size: 13px }
nav a:hover { background: var(--sunken) }
main { padding: 20px 24px 80px; max-width: 980px; min-width: 0 }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 4px } h2 { font-size: 17px; margin: 28px 0 8px } h3 { font-size: 15px; margin: 20px 0 6px } h4 { font-size: 14px; margin: 16px 0 4px }
.kind, .facts dt, .note, .step .facts, figcaption { color: var(--ink-2); font-size: 12.5px }
dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 14px; margin: 10px 0 } dl.facts dd { margin: 0 }
.answer { white-space: pre-wrap; font-size: 16px; border-left: 3px solid var(--ink); padding: 2px 0 2px 14px; margin: 8px 0 }
.answer mark { background: none; color: inherit; border-bottom: 2px solid var(--green) }
.answer mark.computed { border-bottom-style: double } .answer mark.unsupported { border-bottom: 2px dotted var(--red) } .answer mark.seen, .answer mark.absent, .answer mark.given { border-bottom-color: var(--amber) }
.answer sup { font-size: 10px; color: var(--ink-2) }
figure { margin: 8px 0; padding: 6px 12px; border-left: 3px solid var(--line) } blockquote { margin: 0; white-space: pre-wrap }
pre { margin: 4px 0 10px; padding: 8px 10px; background: var(--sunken); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; font: 12.5px/1.5 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK JP", monospace }
.label { font-size: 12px; color: var(--ink-2); margin: 8px 0 0 }
.table { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: 13px } th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: 4px 8px; min-width: 32px } th { color: var(--ink-2); font-weight: 600 }
.step { border-left: 3px solid var(--k, var(--line)); margin: 8px 0; padding-left: 10px; scroll-margin-top: 56px }
.step > summary { cursor: pointer; padding: 2px 0 } .step > summary b { font-weight: 600 }
.step .facts { margin-left: 8px; white-space: nowrap }
.model { --k: var(--violet) } .code, .tool { --k: var(--teal) } .sub, .nested { --k: var(--pink) } .check { --k: var(--green) } .limit, .pause { --k: var(--amber) }
.failed > summary b { color: var(--red) } .hit > summary { background: var(--hit) }
::highlight(found) { background: var(--found); color: var(--ink) }
nav a.hit { background: var(--hit) }
.d1 { margin-left: 16px } .d2 { margin-left: 32px } .d3 { margin-left: 48px } .d4 { margin-left: 64px } .d5 { margin-left: 80px } .d6 { margin-left: 96px } .d7 { margin-left: 112px } .d8 { margin-left: 128px }
nav .d1 { padding-left: 20px; margin: 0 } nav .d2 { padding-left: 32px; margin: 0 } nav .d3 { padding-left: 44px; margin: 0 } nav .d4 { padding-left: 56px; margin: 0 } nav .d5, nav .d6, nav .d7, nav .d8 { padding-left: 68px; margin: 0 }
[hidden] { display: none !important }
@media (max-width: 760px) { .all { display: block } nav { position: static; height: auto; max-height: 40vh; border-right: 0; border-bottom: 1px solid var(--line) } main { padding: 16px 14px 60px } .step .facts { white-space: normal } [class*=" d"] { margin-left: 0 } }
@media print { .bar, nav { display: none } .all { display: block } main { max-width: none; padding: 0 } body { font-size: 11px } pre { break-inside: auto } }
`;
