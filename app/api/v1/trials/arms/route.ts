import { compareArmsEndpoint, readScoreboardEndpoint } from "@/lib/server/api/trial-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([
  readScoreboardEndpoint,
  compareArmsEndpoint,
]);
