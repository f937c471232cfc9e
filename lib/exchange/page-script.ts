/**
 * What an exported page can do beyond being read: search, fold, theme. It changes classes and attributes alone and makes
 * no markup; without it the page is whole. Nothing of the run stands in it.
 */
export const pageScript = `
(() => {
  const steps = [...document.querySelectorAll("details.step")];
  const links = [...document.querySelectorAll("nav a")];
  const search = document.querySelector("#search");
  const told = document.querySelector("#hits");
  let hits = [];
  let at = -1;
  const most = 2000;
  const marks = typeof Highlight === "function" ? new Highlight() : null;
  if (marks) CSS.highlights.set("found", marks);
  const mark = (words) => {
    marks?.clear();
    if (!marks || words === "") return;
    const nodes = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (nodes.nextNode() && marks.size < most) {
      const text = nodes.currentNode.data.toLowerCase();
      // Few letters change their length; places in such a text would be wrong.
      if (text.length !== nodes.currentNode.data.length) continue;
      for (let from = text.indexOf(words); from !== -1 && marks.size < most; from = text.indexOf(words, from + words.length)) {
        const range = new Range();
        range.setStart(nodes.currentNode, from);
        range.setEnd(nodes.currentNode, from + words.length);
        marks.add(range);
      }
    }
  };
  const texts = steps.map((step) => step.textContent.toLowerCase());
  const wanted = () => search.value.trim().toLowerCase();
  const show = (step) => {
    step.open = true;
    const words = wanted();
    for (const part of step.querySelectorAll("details"))
      if (words !== "" && part.textContent.toLowerCase().includes(words)) part.open = true;
    step.scrollIntoView({ block: "start" });
    step.querySelector("summary").focus({ preventScroll: true });
  };
  const find = () => {
    const words = wanted();
    hits = [];
    at = -1;
    steps.forEach((step, index) => {
      const isHit = words !== "" && texts[index].includes(words);
      step.classList.toggle("hit", isHit);
      links[index]?.classList.toggle("hit", isHit);
      if (isHit) hits.push(step);
    });
    mark(words);
    told.textContent = words === "" ? "" : told.dataset.words.replace("{n}", hits.length).replace("{of}", steps.length);
  };
  const go = (by) => {
    if (hits.length === 0) return;
    at = (at + by + hits.length) % hits.length;
    show(hits[at]);
  };
  const fold = (isOpen) => { for (const step of steps) step.open = isOpen; };
  const on = (id, does) => document.querySelector(id).addEventListener("click", does);
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); search.focus(); }
  });
  on("#next", () => go(1));
  on("#previous", () => go(-1));
  on("#unfold", () => fold(true));
  on("#fold", () => fold(false));
  on("#theme", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });
  const open = () => {
    const step = steps.find(({ id }) => id === location.hash.slice(1));
    if (step) show(step);
  };
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => fold(true));
  document.querySelector(".bar").hidden = false;
  open();
})();
`;
