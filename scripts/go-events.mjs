// Reads the events of `go test -json`: prints what failed, and counts tests by level.

/** The level of a Go package, by where it lies. */
export function levelOf(pkg) {
  if (pkg.startsWith("campaignos.dev/sandbox")) return "Go, sandbox";
  if (/\/(mongostore|redisstore|jobs|harness)(\/|$)/.test(pkg)) return "Go, stores";
  if (/\/(test|provider|httpapi)(\/|$)/.test(pkg)) return "Go, contract";
  return "Go, unit";
}

/** A reader of one run. A test that has parts counts by its parts; a skipped one as failed. */
export class GoEvents {
  /** Output of each test and package until it is known whether it is wanted. */
  #output = new Map();
  /** Outcome of each test, by package and name. */
  #tests = new Map();
  /** Packages that failed. */
  #broken = new Set();

  constructor(print) {
    this.print = print;
  }

  /** Takes one line of the run's output; a line that is no event is printed as it is. */
  read(line) {
    let event;
    try {
      event = JSON.parse(line);
    } catch {
      this.print(line);
      return;
    }
    const pkg = event.Package ?? event.ImportPath;
    const key = `${pkg} ${event.Test ?? ""}`;
    if (event.Action.endsWith("output")) this.#output.set(key, (this.#output.get(key) ?? "") + event.Output);
    else if (event.Action === "fail" || event.Action === "skip" || event.Action === "build-fail") this.#failed(event, pkg, key);
    else if (event.Action === "pass") this.#passed(event, pkg, key);
  }

  #passed(event, pkg, key) {
    if (event.Test) this.#tests.set(key, { pkg, ok: true });
    else this.print(`ok    ${pkg} (${event.Elapsed.toFixed(1)} s)`);
  }

  #failed(event, pkg, key) {
    // A package without tests is reported as skipped.
    if (event.Action === "skip" && !event.Test) return;
    this.print((this.#output.get(key) ?? "").trimEnd());
    if (event.Test) this.#tests.set(key, { pkg, ok: false });
    else this.#broken.add(pkg);
  }

  /** The names of what failed. */
  failed() {
    return [...[...this.#tests].filter(([, { ok }]) => !ok).map(([key]) => key), ...[...this.#broken].map((pkg) => `${pkg} as a whole`)];
  }

  /** Calls note(level, passed, failed) for each test, and for each package that failed as a whole. */
  count(note) {
    const parents = new Set([...this.#tests.keys()].filter((key) => key.includes("/", key.indexOf(" "))).map((key) => key.slice(0, key.lastIndexOf("/"))));
    const explained = new Set();
    for (const [key, { pkg, ok }] of this.#tests) {
      if (!ok) explained.add(pkg);
      if (!parents.has(key)) note(levelOf(pkg), ok ? 1 : 0, ok ? 0 : 1);
    }
    for (const pkg of this.#broken) if (!explained.has(pkg)) note(levelOf(pkg), 0, 1);
  }
}
