import {
  annotateStepEndpoint,
  listAnnotationsEndpoint,
} from "@/lib/server/api/annotation-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([
  listAnnotationsEndpoint,
  annotateStepEndpoint,
]);
