/** Scripts of a package and targets of a Makefile that a page tells to run, and that are gone or called otherwise. */
import type { ShownChange, ShownFile } from "@/lib/builtin/trial/shown-change";
import { type Fact, longestQuote } from "./fact";

type Task = { name: string; command: string; text: string; side: "removed" | "added" | "context" };

const script =
  /^\s*"([a-z][\w:.-]*)"\s*:\s*"((?:[^"\\]|\\.)*[ &|](?:[^"\\]|\\.)*|[a-z][\w-]*)",?\s*$/;
/** Of other parts of a manifest: versions, paths and addresses. */
const noScript =
  /^(?:name|version|description|main|module|types|license|type|author|homepage|repository|url)$/;
const target = /^([a-z][\w.-]*)\s*:(?!=)(?!.*:\/\/)(.*)$/;

export function findTasks(change: ShownChange): Fact[] {
  return change.files.flatMap((file) => {
    const runner = runnerOf(file);
    if (runner === null || file.isTest || file.status === "deleted") return [];
    const tasks = tasksIn(file, runner);
    const kept = new Set(tasks.filter(({ side }) => side !== "removed").map(({ name }) => name));
    return tasks.flatMap(({ name, command, text, side }): Fact[] => {
      if (side !== "removed" || kept.has(name)) return [];
      const heir = tasks.find(
        (each) => each.side === "added" && command !== "" && each.command === command,
      );
      return [
        {
          kind: "task",
          driftType: heir ? "renamed" : "removed",
          old: name,
          fresh: heir?.name ?? null,
          key: runner,
          isDefined: true,
          file: file.path,
          quote: text.trim().slice(0, longestQuote - 10),
          scope: new Set(),
          hints: new Set(),
          anchors: new Set(),
          spoken: [],
        },
      ];
    });
  });
}

/** Only those at the root are what a page calls by name alone. */
function runnerOf({ path }: ShownFile): "npm" | "make" | null {
  if (path === "package.json") return "npm";
  return /^(?:GNU)?[Mm]akefile$/.test(path) ? "make" : null;
}

function tasksIn({ hunks }: ShownFile, runner: "npm" | "make"): Task[] {
  return hunks.flatMap(({ lines, heading }) => {
    const isScripts =
      runner === "make" ||
      lines.some(({ text }) => /"scripts"/.test(text)) ||
      /"scripts"/.test(heading);
    return lines.flatMap(({ side, text }): Task[] => {
      const found = (runner === "npm" ? script : target).exec(text);
      const [, name = "", command = ""] = found ?? [];
      const looksRun = isScripts || /\s/.test(command);
      return found && looksRun && !noScript.test(name)
        ? [{ name, command: command.trim(), text, side }]
        : [];
    });
  });
}
