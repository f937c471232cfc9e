import { NotFoundNote } from "@/components/base/not-found-note";

export default function NotFound() {
  return <NotFoundNote />;
}
