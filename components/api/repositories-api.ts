import type {
  RepositoryChange,
  RepositoryItem,
  RepositoryOrder,
  RepositoryView,
} from "@/lib/trace/repository";
import { requestForm, requestJson } from "./request-json";

const root = "/api/v1/repositories";

function of(id: string): string {
  return `${root}/${encodeURIComponent(id)}`;
}

export async function listRepositories(signal?: AbortSignal): Promise<RepositoryItem[]> {
  const reply = await requestJson<{ repositories: RepositoryItem[] }>(root, { signal });
  return reply.repositories;
}

export function addRepository(order: RepositoryOrder): Promise<RepositoryView> {
  return requestJson(root, { method: "POST", body: order });
}

export function getRepository(id: string): Promise<RepositoryView> {
  return requestJson(of(id));
}

export function changeRepository(id: string, change: RepositoryChange): Promise<RepositoryView> {
  return requestJson(of(id), { method: "PUT", body: change });
}

export function removeRepository(id: string): Promise<unknown> {
  return requestJson(of(id), { method: "DELETE" });
}

export function refreshRepository(id: string): Promise<RepositoryView> {
  return requestJson(`${of(id)}/refresh`, { method: "POST" });
}

/** Takes the place of all pages it has. A folder's files go by their paths; one zip goes as it is. */
export function uploadPages(id: string, files: readonly File[]): Promise<RepositoryView> {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.webkitRelativePath || file.name);
  return requestForm(`${of(id)}/pages`, form);
}
