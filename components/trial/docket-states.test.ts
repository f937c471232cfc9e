import { expect, test } from "vitest";
import { declineReasons } from "@/components/proposal/decline-reasons";
import { arm } from "@/lib/trace/court";
import { declineReason } from "@/lib/trace/proposal";
import { docketState } from "@/lib/trace/trial";
import { arms, docketStates } from "./docket-states";

test("the lists of the screens are those of the schemas", () => {
  expect([...docketStates].sort()).toEqual([...docketState.options].sort());
  expect([...arms].sort()).toEqual([...arm.options].sort());
  expect([...declineReasons, "other"].sort()).toEqual([...declineReason.options].sort());
});
