// Runs the tests and says at the end how many of each level passed and failed.
//
//   node scripts/test.mjs            every level
//   node scripts/test.mjs go web     those levels: go, web, e2e
//
// A skipped test counts as failed: nothing is skipped in silence.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { GoEvents } from "./go-events.mjs";

const root = path.join(import.meta.dirname, "..");
const scratch = mkdtempSync(path.join(tmpdir(), "campaign-os-tests-"));
const counts = new Map();

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
  const code = await run([...before, "go", "test", "-json", ...flags, "./..."], { cwd, read: (line) => events.read(line) });
  events.count(note);
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
  return code;
}

/** The product as a user meets it: Chromium before a whole fresh stack on free ports. */
async function e2e() {
  const report = path.join(scratch, "playwright.json");
  const dev = path.join(root, ".data", "bin", "dev");
  const built = await run(["go", "build", "-o", dev, "./api/sandbox/cmd/dev"]);
  if (built !== 0) return built;
  const browser = ["npm", "run", "e2e", "--workspace", "frontend", "--", "--reporter=list,json"];
  const code = await run([dev, "--any-ports", "--data", path.join(scratch, "data"), "--", ...browser], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, CHROMIUM_PATH: chromium() },
  });
  const result = readReport(report);
  if (result) note("End to end", result.stats.expected, result.stats.unexpected + result.stats.flaky + result.stats.skipped);
  return code;
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
}

const levels = { go, web, e2e };
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(levels);
const broken = [];
for (const name of chosen) {
  console.log(`\n== ${name} ==`);
  if ((await levels[name]()) !== 0) broken.push(name);
}
rmSync(scratch, { recursive: true, force: true });
summary(broken);
const failed = [...counts.values()].reduce((sum, { failed }) => sum + failed, 0);
process.exitCode = failed > 0 || broken.length > 0 ? 1 : 0;
