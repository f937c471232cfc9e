import { estimateInquiryEndpoint } from "@/lib/server/api/run-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([estimateInquiryEndpoint]);
