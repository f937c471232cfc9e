import { gitLabHookEndpoint } from "@/lib/server/api/hook-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([gitLabHookEndpoint]);
