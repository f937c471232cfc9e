import { expect, test } from "vitest";
import { emptyFiling, isPatch, lackOf, requestOf, titleOf } from "./filing-form";

const whole = {
  ...emptyFiling,
  title: " Rename an option ",
  diff: "--- a\n+++ b\n",
  pages: [{ path: "docs/a.md", text: "# A" }],
};

test("what is left as it was is not sent, so that the repository's own rules hold", () => {
  expect(requestOf(whole)).toEqual({
    title: "Rename an option",
    body: "",
    diff: "--- a\n+++ b\n",
    documents: [{ path: "docs/a.md", text: "# A" }],
  });
});

test("seven jurors have lenses in turn, and a model for each of them", () => {
  const request = requestOf({
    ...whole,
    jurors: 7,
    vote: { needed: 5 },
    models: { ...emptyFiling.models, juror: " small ", judge: "large" },
  });
  expect(request.rules?.jurors).toHaveLength(7);
  expect(request.rules?.jurors?.[5]).toEqual(request.rules?.jurors?.[0]);
  expect(request.rules?.vote).toEqual({ needed: 5 });
  expect(request.models).toEqual({
    jurors: Array.from({ length: 7 }, () => "small"),
    judge: "large",
  });
});

test("fewer jurors than the quorum lower the quorum with them", () => {
  expect(requestOf({ ...whole, jurors: 1 }).rules?.quorum).toBe(1);
});

test("the form says what it lacks, in the order of its fields", () => {
  expect(lackOf(emptyFiling)).toBe("missingPatch");
  expect(lackOf({ ...whole, title: " " })).toBe("missingTitle");
  expect(lackOf({ ...whole, pages: [] })).toBe("missingPages");
  expect(lackOf({ ...whole, pages: [], repositoryId: "r" })).toBeNull();
  expect(lackOf(whole)).toBeNull();
});

test("a dropped file is a change by its name, or by how it reads where it has none", () => {
  expect(isPatch({ path: "x.diff", text: "" })).toBe(true);
  expect(isPatch({ path: "0001-x", text: "diff --git a/x b/x\n" })).toBe(true);
  expect(isPatch({ path: "howto.md", text: "diff --git a/x b/x\n" })).toBe(false);
});

test("a mailed patch brings its title", () => {
  expect(titleOf("From abc\nSubject: [PATCH 1/2] Rename an option\n")).toBe("Rename an option");
  expect(titleOf("diff --git a/x b/x")).toBeNull();
});
