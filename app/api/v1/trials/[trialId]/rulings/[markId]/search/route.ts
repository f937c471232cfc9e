import {
  cancelFaultSearchEndpoint,
  startFaultSearchEndpoint,
} from "@/lib/server/api/ruling-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([
  startFaultSearchEndpoint,
  cancelFaultSearchEndpoint,
]);
