import { serveMcp } from "@/lib/server/mcp/serve-mcp";

export const { GET, POST, PUT, PATCH, DELETE } = serveMcp();
