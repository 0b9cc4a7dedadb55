import next from "eslint-config-next";
import coreWebVitals from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const config = [
  { ignores: [".next/**", "node_modules/**", "next-env.d.ts", "test-results/**", "playwright-report/**"] },
  ...next,
  ...coreWebVitals,
  ...typescript,
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/lib/api/**", "src/features/media/upload.ts"],
    rules: {
      "no-restricted-globals": ["error", { name: "fetch", message: "Calls go through lib/api." }],
    },
  },
  {
    files: ["src/components/ui/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: ["@/features/*", "@campaign-os/*", "@/lib/api*"] }],
    },
  },
];

export default config;
