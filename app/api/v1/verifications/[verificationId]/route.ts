import { getVerificationEndpoint } from "@/lib/server/api/verification-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([getVerificationEndpoint]);
