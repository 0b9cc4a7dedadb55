import { expect, request } from "@playwright/test";

const address = process.env.SANDBOX_URL ?? "http://127.0.0.1:9400";

/** A post as the sandbox's networks took it. */
export interface NetworkPost {
  network: string;
  profileRef: string;
  text: string;
  media: { url: string; image?: string }[];
  publishedAt: string;
  postUrl: string;
}

async function get(path: string) {
  const client = await request.newContext({ baseURL: address });
  const answer = await client.get(path);
  expect(answer.status(), `GET ${path} of the sandbox`).toBe(200);
  const body = await answer.body();
  await client.dispose();
  return { body, type: answer.headers()["content-type"] ?? "" };
}

/** What the networks hold, newest first: all of it, or one profile's. */
export async function networkPosts(profile = ""): Promise<NetworkPost[]> {
  const { body } = await get(`/network/api/posts?profile=${encodeURIComponent(profile)}`);
  return JSON.parse(body.toString()).posts;
}

/** The picture that a network keeps of a post, and its type. */
export async function networkPicture(post: NetworkPost) {
  return get(`/network/image/${post.media[0]?.image}`);
}

/** Has the model think for a while before its next answer, so that its progress can be watched. */
export async function slowModel(delayMs: number): Promise<void> {
  const client = await request.newContext({ baseURL: address });
  const answer = await client.post("/control/faults", { data: { provider: "gemini", kind: "delay", delayMs, times: 1 } });
  expect(answer.ok(), "the sandbox takes the fault").toBe(true);
  await client.dispose();
}

/** What an authenticator app shows for a secret at this moment. Each code is taken once, for 30 seconds. */
export async function authenticatorCode(secret: string): Promise<string> {
  const { body } = await get(`/authenticator/api/code?secret=${encodeURIComponent(secret)}`);
  return JSON.parse(body.toString()).code;
}

/** The path and query of the link in the newest mail to an address that begins with a path; waits for the mail. */
export async function mailedLink(to: string, path: string): Promise<string> {
  let found = "";
  await expect(async () => {
    const { body } = await get(`/mail/api/messages?to=${encodeURIComponent(to)}`);
    const letters: { links: string[] }[] = JSON.parse(body.toString()).data;
    const links = letters.flatMap((letter) => letter.links).map((link) => new URL(link));
    const link = links.find((url) => url.pathname === path);
    expect(link, `a mail to ${to} leads to ${path}`).toBeDefined();
    found = `${link?.pathname}${link?.search}`;
  }).toPass({ timeout: 60_000 });
  return found;
}
