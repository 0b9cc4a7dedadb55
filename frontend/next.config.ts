import path from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const root = path.join(import.meta.dirname, "..");

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run typecheck`; a start on a fresh machine should not wait for it twice.
  typescript: { ignoreBuildErrors: true },
  transpilePackages: ["@campaign-os/shared", "geist"],
  // Screenshots and tests open the app by address as well as by name.
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  experimental: { optimizePackageImports: ["lucide-react"] },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
