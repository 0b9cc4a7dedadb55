// Campaign OS under pm2, for machines without systemd.
//
//   CAMPAIGN_OS=/opt/campaign-os/current pm2 start docs/deploy/pm2/ecosystem.config.cjs
//
// Variables are read from ENV_FILE (default /etc/campaign-os/env), those of the web app from
// WEB_ENV_FILE (default /etc/campaign-os/web.env): NAME=value lines.
const { readFileSync } = require("node:fs");
const path = require("node:path");

const home = process.env.CAMPAIGN_OS ?? "/opt/campaign-os/current";
const server = readVariables(process.env.ENV_FILE ?? "/etc/campaign-os/env");
const web = readVariables(process.env.WEB_ENV_FILE ?? "/etc/campaign-os/web.env");

/** Reads NAME=value lines; # begins a comment line. */
function readVariables(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  return Object.fromEntries(
    lines.filter((line) => /^\s*[A-Z]/.test(line)).map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()]),
  );
}

/** One process; stopping waits for the work in hand. */
function app(name, script, env, stopWithin) {
  return {
    name,
    script: path.join(home, script),
    cwd: path.dirname(path.join(home, script)),
    interpreter: script.endsWith(".js") ? "node" : "none",
    exec_mode: "fork",
    env,
    kill_timeout: stopWithin,
    exp_backoff_restart_delay: 200,
    max_memory_restart: "768M",
    time: true,
  };
}

module.exports = {
  apps: [
    app("campaign-os-api", "bin/api", { ...server, API_ADDR: "127.0.0.1:8080" }, 35_000),
    app("campaign-os-worker", "bin/worker", { ...server, WORKER_ADDR: "127.0.0.1:8081" }, 90_000),
    app("campaign-os-web", "web/frontend/server.js", { ...web, NODE_ENV: "production", HOSTNAME: "127.0.0.1", PORT: "3000" }, 20_000),
  ],
};
