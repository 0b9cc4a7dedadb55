// Runs the tests and says at the end how many of each level passed and failed.
//
//   node scripts/test.mjs LEVEL…
//
//   go           both Go modules: unit, stores, contract, sandbox
//   web          the web app's units
//   e2e          the whole product in Chromium, as `make run` starts it
//   deployment   the core loop in Chromium through the Nginx site, on PostgreSQL and Redis,
//                with two copies of API and worker
//
// A skipped test counts as failed: nothing is skipped in silence.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { GoEvents } from "./go-events.mjs";
import { loggedSecrets } from "./secrets.mjs";

const root = path.join(import.meta.dirname, "..");
const scratch = mkdtempSync(path.join(tmpdir(), "campaign-os-tests-"));
const counts = new Map();
/** What failed, by name, to be said once more at the end. */
const failures = [];
/** Holds what passes between browser and product against the contract. */
const witness = path.join(root, ".data", "bin", "witness");

/** Notes outcomes of one level. */
function note(level, passed, failed) {
  const sum = counts.get(level) ?? { passed: 0, failed: 0 };
  counts.set(level, { passed: sum.passed + passed, failed: sum.failed + failed });
}

/** Runs a program to its end and gives its exit code. read, where given, gets its output by lines. */
function run(args, { cwd = ".", env = {}, read } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(args[0], args.slice(1), {
      cwd: path.join(root, cwd),
      env: { ...process.env, ...env },
      stdio: ["inherit", read ? "pipe" : "inherit", "inherit"],
    });
    if (read) createInterface({ input: child.stdout }).on("line", read);
    child.on("error", reject);
    child.on("close", resolve);
  });
}

/** Whether a program can be run. */
const has = (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

/** The tests of one Go module, under before's servers. */
async function goModule(cwd, before, flags) {
  const events = new GoEvents((text) => console.log(text));
  const code = await run([...before, "go", "test", "-timeout=40m", "-json", ...flags, "./..."], { cwd, read: (line) => events.read(line) });
  events.count(note);
  failures.push(...events.failed());
  return code;
}

/** The production module with real servers, then the sandbox. The race detector needs a C compiler. */
async function go() {
  const race = has("gcc") || has("clang");
  console.log(race ? "The race detector watches the API's tests." : "No C compiler, so no race detector.");
  const api = await goModule("api", ["go", "run", "./test/harness/withservers"], race ? ["-race"] : []);
  const sandbox = await goModule("api/sandbox", [], []);
  return api || sandbox;
}

/** The web app's unit tests. */
async function web() {
  const report = path.join(scratch, "vitest.json");
  const code = await run(["npx", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], { cwd: "frontend" });
  const result = readReport(report);
  if (result) note("Web, unit", result.numPassedTests, result.numTotalTests - result.numPassedTests);
  if (result) failures.push(...result.testResults.flatMap((file) => file.assertionResults.filter((test) => test.status !== "passed").map((test) => test.fullName)));
  return code;
}

/** The product as a user meets it: Chromium before a whole fresh stack on free ports. */
async function e2e() {
  const env = { APP_URL: `http://127.0.0.1:${await freePort()}` };
  return browse("End to end", [], env, [witness, "web", ...playwright()]);
}

/** The core loop as in production. */
async function deployment() {
  const site = `https://127.0.0.1:${await freePort()}`;
  const stores = ["go", "-C", "api", "run", "./test/harness/withservers", "sh", "-c", 'DATABASE_URL=$TEST_DATABASE_URL REDIS_URL=$TEST_REDIS_URL exec "$@"', "sh"];
  const env = { APP_URL: site, TRUST_PROXY: "true", API_COPIES: "2", WORKER_COPIES: "2" };
  return browse("Deployment", stores, env, [witness, "api", "node", path.join(root, "scripts", "behind-nginx.mjs"), ...playwright("loop")]);
}

/** The command that runs the browser's tests, or those whose file has this in its name. */
function playwright(file = "") {
  return ["npm", "run", "e2e", "--workspace", "frontend", "--", "--reporter=list,json", ...(file ? [file] : [])];
}

/** Starts a fresh product on free ports, under before, and runs a browser's tests against it. */
async function browse(level, before, env, tests) {
  const report = path.join(scratch, `${level}.json`);
  const dev = path.join(root, ".data", "bin", "dev");
  const built = (await run(["go", "build", "-o", dev, "./api/sandbox/cmd/dev"])) || (await run(["go", "build", "-o", witness, "./api/test/contract/witness"]));
  if (built !== 0) return built;
  const data = path.join(scratch, level);
  const code = await run([...before, dev, "--root", root, "--any-ports", "--data", data, "--", ...tests], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, CHROMIUM_PATH: chromium(), E2E_OUTPUT: path.join("test-results", level.replaceAll(" ", "-")) },
  });
  const told = loggedSecrets(path.join(data, "log"), path.join(root, "frontend", "e2e"));
  failures.push(...told.map((line) => `${level}: ${line}`));
  const result = readReport(report);
  if (result) note(level, result.stats.expected, result.stats.unexpected + result.stats.flaky + result.stats.skipped);
  if (result) failures.push(...result.suites.flatMap(failedSpecs));
  return code || told.length;
}

/** The names of a suite's tests that failed, with what they said. */
function failedSpecs(suite) {
  const own = (suite.specs ?? []).filter((spec) => !spec.ok).map((spec) => `${spec.file}: ${spec.title}\n      ${firstLines(spec)}`);
  return [...own, ...(suite.suites ?? []).flatMap(failedSpecs)];
}

/** The first lines of what a failed test said, without colours, and of what its pages showed. */
function firstLines(spec) {
  const results = spec.tests.flatMap((test) => test.results);
  const messages = results.flatMap((result) => result.errors.map((error) => error.message ?? "")).join("\n");
  const pages = results.flatMap((result) => result.attachments).filter(({ name }) => name === "error-context" || name.startsWith("_error-context"));
  const shown = pages.filter(({ path: file }) => file && existsSync(file)).map(({ path: file }) => readFileSync(file, "utf8").split("\n").slice(0, 80));
  // eslint-disable-next-line no-control-regex
  const said = messages.replace(/\u001b\[[0-9;]*m/g, "").split("\n").slice(0, 12);
  return [...said, ...shown.flat()].join("\n      ");
}

/** A port that is free now. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The Chromium of this machine. */
function chromium() {
  const found = spawnSync("sh", ["-c", "command -v chromium || command -v chromium-browser || command -v google-chrome"]);
  return process.env.CHROMIUM_PATH ?? found.stdout.toString().trim();
}

/** A report, or nothing where the run ended before it was written. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Says what passed and failed, level by level. */
function summary(broken) {
  console.log("\nTests");
  for (const [level, { passed, failed }] of [...counts].sort()) {
    console.log(`  ${level.padEnd(14)} ${passed} passed, ${failed} failed`);
  }
  for (const name of broken) console.log(`  ${name} ended with a fault; see above`);
  if (failures.length > 0) console.log(`\nFailed\n  ${failures.join("\n  ")}`);
}

const levels = { go, web, e2e, deployment };
const broken = [];
for (const name of process.argv.slice(2)) {
  console.log(`\n== ${name} ==`);
  if ((await levels[name]()) !== 0) broken.push(name);
}
rmSync(scratch, { recursive: true, force: true });
summary(broken);
const failed = [...counts.values()].reduce((sum, { failed }) => sum + failed, 0);
process.exitCode = failed > 0 || broken.length > 0 ? 1 : 0;
