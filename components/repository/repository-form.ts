/** What the form for a new repository holds, what it lacks, and the order that it comes to. */
import type { RepositoryOrder } from "@/lib/trace/repository";

export const sourceKinds = ["upload", "checkout", "github", "gitlab"] as const;
export type SourceKind = (typeof sourceKinds)[number];

export type RepositoryForm = {
  kind: SourceKind;
  name: string;
  path: string;
  fullName: string;
  apiUrl: string;
  branch: string;
  token: string;
  hookSecret: string;
  files: readonly File[];
};

export const emptyRepository: RepositoryForm = {
  kind: "upload",
  name: "",
  path: "",
  fullName: "",
  apiUrl: "",
  branch: "",
  token: "",
  hookSecret: "",
  files: [],
};

const apiUrls = {
  github: "https://api.github.com",
  gitlab: "https://gitlab.com/api/v4",
} as const;

export function apiUrlOf(kind: SourceKind): string {
  return kind === "github" || kind === "gitlab" ? apiUrls[kind] : "";
}

/** Only an upload lacks what the server could not say better. */
export function lackOf(form: RepositoryForm): "missingFiles" | "missingName" | null {
  if (form.kind !== "upload") return null;
  if (form.name.trim() === "") return "missingName";
  return form.files.length === 0 ? "missingFiles" : null;
}

export function orderOf(form: RepositoryForm): RepositoryOrder {
  const name = form.name.trim();
  const token = form.token.trim();
  const hookSecret = form.hookSecret.trim();
  return {
    source: sourceOf(form),
    ...(name === "" ? {} : { name }),
    ...(token === "" ? {} : { token }),
    ...(hookSecret === "" ? {} : { hookSecret }),
  };
}

function sourceOf(form: RepositoryForm): RepositoryOrder["source"] {
  const branch = form.branch.trim() || null;
  const { kind } = form;
  if (kind === "upload") return { kind };
  if (kind === "checkout") return { kind, path: form.path.trim(), branch };
  return {
    kind,
    fullName: form.fullName.trim(),
    branch,
    apiUrl: form.apiUrl.trim() || apiUrls[kind],
  };
}
