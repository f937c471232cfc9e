import { checkReplayEndpoint } from "@/lib/server/api/replay-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([checkReplayEndpoint]);
