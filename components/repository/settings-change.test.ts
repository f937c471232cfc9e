import { expect, test } from "vitest";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import type { RepositoryView } from "@/lib/trace/repository";
import { changeOf, formOf } from "./settings-change";

const view: RepositoryView = {
  id: "r",
  name: "client",
  source: { kind: "upload" },
  pageCount: 0,
  revision: null,
  readAt: null,
  createdAt: 0,
  problems: [],
  settings: {
    rules: { ...defaultCourtRules, jurors: [{ lens: "proof", model: "own" }, {}, {}], quorum: 2 },
    docs: ["docs/**"],
    ignore: [],
    defaultOwner: null,
    deliver: "patch",
    file: null,
  },
  hook: null,
  pages: [],
};

test("what nobody touched is saved as it was", () => {
  const { settings } = changeOf(formOf(view), view);
  expect(settings?.rules).toEqual(view.settings.rules);
  expect(settings).toMatchObject({ docs: ["docs/**"], ignore: [], defaultOwner: null });
});

test("more jurors keep those there are, fewer lower the quorum with them", () => {
  const form = formOf(view);
  const more = changeOf({ ...form, jurors: 5 }, view).settings?.rules;
  expect(more?.jurors?.[0]).toEqual({ lens: "proof", model: "own" });
  expect(more?.jurors).toHaveLength(5);
  expect(more?.quorum).toBe(2);
  expect(changeOf({ ...form, jurors: 1 }, view).settings?.rules?.quorum).toBe(1);
});

test("empty secrets are not sent, and blank lines are no patterns", () => {
  const change = changeOf({ ...formOf(view), ignore: " a/** \n\n b ", token: " t " }, view);
  expect(change.settings?.ignore).toEqual(["a/**", "b"]);
  expect(change.token).toBe("t");
  expect(change).not.toHaveProperty("hookSecret");
});
