/** Which keys there are, by the screen where they hold. */
import type { Messages } from "@/components/messages/en";

type Row = [keys: string[], what: string];
type KeyGroup = { title: string; rows: readonly Row[] };

/** The group of the page one is on, then what holds everywhere, then the other screens. */
export function keyGroups(path: string, m: Messages, command: string): KeyGroup[] {
  const words = m.commands.keys;
  const everywhere: KeyGroup = {
    title: words.everywhere,
    rows: [
      [[command, "K"], m.keys.palette],
      [["?"], m.keys.list],
      [["esc"], m.keys.close],
    ],
  };
  const screens = [
    { at: (on: string) => on === "/", group: { title: words.ask, rows: askRows(m, command) } },
    {
      at: (on: string) => on.startsWith("/runs"),
      group: { title: words.run, rows: runRows(m, command) },
    },
    {
      at: (on: string) => on.startsWith("/trials"),
      group: { title: words.trial, rows: trialRows(m, command) },
    },
    {
      at: (on: string) => on.startsWith("/compare"),
      group: { title: words.compare, rows: compareRows(m) },
    },
    {
      at: (on: string) => on.startsWith("/proposals"),
      group: { title: words.inbox, rows: inboxRows(m) },
    },
  ];
  const here = screens.find(({ at }) => at(path))?.group;
  const others = screens.flatMap(({ group }) => (group === here ? [] : [group]));
  return [...(here ? [here] : []), everywhere, ...others];
}

function askRows(m: Messages, command: string): Row[] {
  return [[[command, "↵"], m.keys.ask]];
}

function runRows(m: Messages, command: string): Row[] {
  return [
    [["j", "k"], m.keys.step],
    [["[", "]"], m.keys.iteration],
    [["c", "C"], m.keys.claim],
    ...treeRows(m),
    [["f"], m.keys.follow],
    ...stripRows(m),
    [["r"], m.fork.here],
    [["m"], m.commands.keys.annotate],
    [[command, "↵"], m.commands.keys.start],
    [["v"], m.verification.button],
    [["y"], m.keys.copyLink],
  ];
}

function trialRows(m: Messages, command: string): Row[] {
  return [
    [["j", "k"], m.keys.step],
    [["e", "E"], m.trial.steps.keyExhibit],
    [["1", "5"], m.trial.steps.keyJuror],
    ...treeRows(m),
    [["f"], m.keys.follow],
    ...stripRows(m),
    [["r"], m.fork.here],
    [["m"], m.commands.keys.annotate],
    [[command, "↵"], m.commands.keys.start],
    [["y"], m.keys.copyLink],
  ];
}

/** The tree of runs and trials, and finding in it. */
function treeRows(m: Messages): Row[] {
  return [
    [["↑", "↓", "←", "→"], m.keys.tree],
    [["*"], m.viewer.keys.siblings],
    [["↵"], m.viewer.keys.enter],
    [["/"], m.keys.find],
    [["n", "N"], m.keys.hits],
  ];
}

/** The timeline strip of runs and trials. */
function stripRows({ strip }: Messages): Row[] {
  return [
    [["."], strip.keyPlay],
    [[",", ";"], strip.keyEvent],
    [["+", "-", "0"], strip.keyZoom],
  ];
}

function inboxRows(m: Messages): Row[] {
  return [
    [["a"], m.proposal.keys.accept],
    [["e"], m.proposal.keys.edit],
    [["n", "1"], m.proposal.keys.decline],
    [["s"], m.proposal.keys.snooze],
    [["g"], m.proposal.keys.give],
    [["j", "k"], m.proposal.keys.move],
    [["u"], m.proposal.keys.undo],
  ];
}

function compareRows(m: Messages): Row[] {
  return [
    [["d", "D"], m.compare.keys.difference],
    [["j", "k"], m.compare.keys.row],
    [["↵"], m.compare.keys.open],
    [["x"], m.compare.keys.swap],
    [["y"], m.keys.copyLink],
  ];
}
