import { runEventsEndpoint } from "@/lib/server/api/event-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([runEventsEndpoint]);
