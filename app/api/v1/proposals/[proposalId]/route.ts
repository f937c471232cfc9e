import { getProposalEndpoint } from "@/lib/server/api/proposal-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([getProposalEndpoint]);
