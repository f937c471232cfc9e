import { exportRunEndpoint } from "@/lib/server/api/exchange-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([exportRunEndpoint]);
