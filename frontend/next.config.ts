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
  experimental: {
    optimizePackageImports: ["lucide-react"],
    // Few large files: what is shared compresses better together, and e2e/weight.spec.ts weighs what a page loads.
    turbopackChunking: { firstPageLoadPriority: 1, requestCost: 2_000_000, minChunkSize: 500_000, maxMergeChunkSize: 2_000_000 },
  },
};

export default createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  // Messages are parsed when the app is built: the parser need not go to the browser.
  experimental: { messages: { path: "./src/messages", locales: "infer", format: "json", precompile: true } },
})(config);
