import { deflateSync } from "node:zlib";

/** The sandbox's own record of what was published: the test believes it, not the app. */
const sandbox = process.env.SANDBOX_URL ?? "http://127.0.0.1:9400";

export interface NetworkPost {
  network: string;
  text: string;
  media: { url: string }[];
}

/** Every post on the sandbox's networks, newest first. */
export async function networkPosts(): Promise<NetworkPost[]> {
  const response = await fetch(`${sandbox}/network/api/posts`);
  const body = (await response.json()) as { posts: NetworkPost[] };
  return body.posts;
}

/** A PNG of one colour, as base64. */
export function picture(width: number, height: number): string {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x7a)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]).toString("base64");
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

// The checksum of a PNG's chunks (PNG, third edition, annex D).
function crc32(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
