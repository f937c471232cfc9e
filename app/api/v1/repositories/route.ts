import {
  addRepositoryEndpoint,
  listRepositoriesEndpoint,
} from "@/lib/server/api/repository-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([
  listRepositoriesEndpoint,
  addRepositoryEndpoint,
]);
