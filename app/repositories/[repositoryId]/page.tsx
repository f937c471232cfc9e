import type { Metadata } from "next";
import { foundOr404 } from "@/components/base/found-or-404";
import { RepositoryScreen } from "@/components/repository/repository-screen";
import { composition } from "@/lib/server/compose";
import { findRepository } from "@/lib/server/repositories/manage-repository";
import { repositoryViewOf } from "@/lib/server/repositories/repository-view";

type Props = { params: Promise<{ repositoryId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repositoryId } = await params;
  const { name } = await foundOr404(findRepository(await composition(), repositoryId));
  return { title: name };
}

export default async function RepositoryPage({ params }: Props) {
  const [{ repositoryId }, parts] = await Promise.all([params, composition()]);
  const repository = await foundOr404(findRepository(parts, repositoryId));
  return (
    <RepositoryScreen key={repositoryId} initial={await repositoryViewOf(parts, repository)} />
  );
}
