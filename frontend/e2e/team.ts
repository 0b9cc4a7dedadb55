import { expect, request, type APIRequestContext } from "@playwright/test";
import type { BrandProfile, Campaign, Creative, Post } from "@campaign-os/shared";

/** A team with something in each room, made by the API, for tests that look at screens. */
export interface Team {
  email: string;
  password: string;
  brand: BrandProfile;
  campaign: Campaign;
  creative: Creative;
  post: Post;
}

const password = "a warm cup before nine";

/** Opens an account and puts a brand, a campaign, a creative and a draft into it. */
export async function makeTeam(): Promise<Team> {
  const email = `grace+${Date.now()}@example.com`;
  const account = { name: "Grace Meyer", tenantName: "Harbour Books", email, password, timezone: "Europe/Berlin" };
  const { accessToken } = await made<{ accessToken: string }>(await client(), "/v1/auth/register", account);
  const api = await client({ authorization: `Bearer ${accessToken}` });
  const brand = await made<BrandProfile>(api, "/v1/brand-profiles", {
    name: "Harbour Books",
    description: "New and old books with a view of the ships.",
    tone: ["curious", "plain"],
    facts: [{ text: "Open until ten every evening." }],
  });
  const campaign = await made<Campaign>(api, "/v1/campaigns", {
    brandProfileId: brand.id,
    name: "Reading nights",
    objective: "event",
    goal: "Fill forty chairs on six evenings.",
    audience: "Neighbours who read and rarely go out.",
    startDate: "2030-01-07",
    endDate: "2030-02-11",
    networks: ["linkedin", "instagram"],
  });
  const variants = [{ network: "linkedin", text: "Six evenings, six books, one harbour.", hashtags: ["readingnights"], sources: [] }];
  const creative = await made<Creative>(api, "/v1/creatives", { campaignId: campaign.id, name: "First evening", variants });
  const post = await made<Post>(api, "/v1/posts", { campaignId: campaign.id, channelIds: [], text: "Six evenings, six books, one harbour." });
  await api.dispose();
  return { email, password, brand, campaign, creative, post };
}

/** A client of the API at the web app's own address, as behind Nginx, or where API_URL says. */
function client(headers: Record<string, string> = {}): Promise<APIRequestContext> {
  return request.newContext({ baseURL: process.env.API_URL ?? "http://127.0.0.1:8080", extraHTTPHeaders: headers });
}

async function made<T>(api: APIRequestContext, path: string, data: object): Promise<T> {
  const answer = await api.post(path, { data });
  expect(answer.status(), `POST ${path}: ${await answer.text()}`).toBe(201);
  return answer.json();
}
