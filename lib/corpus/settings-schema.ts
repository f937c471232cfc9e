/** What editors know of `.github/verbatim.yml`: the JSON schema that the product publishes at `/verbatim.schema.json`. */
import { z } from "zod";
import { settingsFile } from "./settings-file";

export function settingsJsonSchema(): object {
  return {
    ...z.toJSONSchema(settingsFile, { io: "input", target: "draft-2020-12" }),
    title: "Settings of a repository for Verbatim",
  };
}
