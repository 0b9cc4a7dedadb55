// Puts the deployment's Nginx site, with TLS, before a running product, runs a command
// against it and ends with the command's exit code.
//
//   APP_URL=https://127.0.0.1:PORT API_ADDRS=… WEB_URL=… node scripts/behind-nginx.mjs COMMAND ARGS…
//
// APP_URL says where the site listens; API_ADDRS and WEB_URL where the product does. The
// command finds the site in WEB_URL.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const files = path.join(import.meta.dirname, "..", "docs", "deploy", "nginx");
const site = new URL(process.env.APP_URL);
const folder = mkdtempSync(path.join(tmpdir(), "campaign-os-nginx-"));
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

/** A port that is free now, for the site's redirect to TLS. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Writes the certificate, the site and the configuration around it. */
async function configure() {
  const script = (name, args, more) => execFileSync(path.join(files, name), args, { env: { ...env, ...more } });
  script("self-signed.sh", [folder]);
  const rendered = script("render.sh", [], {
    SERVER_NAME: site.hostname,
    HTTPS_PORT: site.port,
    HTTP_PORT: String(await freePort()),
    CERTIFICATE: path.join(folder, "cert.pem"),
    CERTIFICATE_KEY: path.join(folder, "key.pem"),
    WEB_ADDR: new URL(process.env.WEB_URL).host,
  });
  writeFileSync(path.join(folder, "site.conf"), rendered);
  writeFileSync(path.join(folder, "nginx.conf"), script("stand-alone.sh", [folder, path.join(folder, "site.conf")]));
}

/** Waits until the site takes connections, or says why it does not. */
async function waitReady(nginx) {
  for (let tries = 0; tries < 200; tries++) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended:\n${readFileSync(path.join(folder, "error.log"), "utf8")}`);
    const open = await new Promise((resolve) => {
      const socket = connect(Number(site.port), site.hostname, () => resolve(true)).on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (open) return;
    await pause(50);
  }
  throw new Error("nginx takes no connections");
}

/** Runs a program to its end and gives its exit code. */
const finished = (child) => new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));

await configure();
const nginx = spawn("nginx", ["-c", path.join(folder, "nginx.conf"), "-p", folder, "-e", path.join(folder, "error.log")], { env, stdio: "inherit" });
try {
  await waitReady(nginx);
  const [command, ...args] = process.argv.slice(2);
  process.exitCode = await finished(spawn(command, args, { env: { ...process.env, WEB_URL: site.origin }, stdio: "inherit" }));
} finally {
  nginx.kill("SIGTERM");
  await finished(nginx);
  rmSync(folder, { recursive: true, force: true });
}
