import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ["@prisma/adapter-pg", "@prisma/client", "graphile-worker", "pg"],
  // `npm test` checks the types of everything, tests included; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
