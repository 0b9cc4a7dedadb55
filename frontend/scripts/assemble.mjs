// Puts the static files beside the standalone server, which serves them but does not bring them along.
import { cpSync, existsSync } from "node:fs";

const app = ".next/standalone/frontend";

cpSync(".next/static", `${app}/.next/static`, { recursive: true });
if (existsSync("public")) cpSync("public", `${app}/public`, { recursive: true });
