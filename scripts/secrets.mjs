// Looks for secrets in the logs of a run: the passwords that the browser's tests type, and
// whatever has the form of a credential of ours.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const forms = [
  ["an access token", /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ["an API key", /cos_live_\w{16,}/],
  ["a refresh token", /ses_[0-9a-z]{26}\.\w{32,}/],
  ["a mailed link", /[?&]token=\w{16,}/],
  ["a second factor's secret", /otpauth:|secret=[A-Z2-7]{16,}/],
];

/** The passwords that stand in the browser's tests. */
function typed(tests) {
  const texts = readdirSync(tests).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(path.join(tests, name), "utf8"));
  return texts.flatMap((text) => [...text.matchAll(/password(?:: | = )"([^"]{10,})"/gi)].map((match) => match[1]));
}

/** What api, worker and web app logged and should not have, a line each. */
export function loggedSecrets(logs, tests) {
  const words = typed(tests).map((word) => ["a password", word]);
  const files = existsSync(logs) ? readdirSync(logs).filter((name) => /^(api|worker|web|campaignctl)/.test(name)) : [];
  if (files.length === 0) return [`there are no logs in ${logs}`];
  return files.flatMap((name) => {
    const text = readFileSync(path.join(logs, name), "utf8");
    const found = [...words.filter(([, word]) => text.includes(word)), ...forms.filter(([, form]) => form.test(text))];
    return found.map(([what]) => `${name} holds ${what}`);
  });
}
