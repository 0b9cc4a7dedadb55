import type { NetworkText } from "@campaign-os/shared";
import { cn } from "@/lib/cn";

export type NetworkName = NetworkText["network"];

/** Title, mark and own colour of each network; the colour appears in its badge and nowhere else. */
const NETWORKS: Record<NetworkName, { title: string; mark: string; color: string }> = {
  bluesky: { title: "Bluesky", mark: "bs", color: "#0a66d6" },
  facebook: { title: "Facebook", mark: "f", color: "#1661c9" },
  gmb: { title: "Google Business", mark: "G", color: "#2b6fd6" },
  instagram: { title: "Instagram", mark: "ig", color: "#c1306b" },
  linkedin: { title: "LinkedIn", mark: "in", color: "#0a66c2" },
  pinterest: { title: "Pinterest", mark: "p", color: "#c8232c" },
  reddit: { title: "Reddit", mark: "r", color: "#c93a00" },
  snapchat: { title: "Snapchat", mark: "s", color: "#7a6a00" },
  telegram: { title: "Telegram", mark: "t", color: "#1f78ad" },
  threads: { title: "Threads", mark: "@", color: "#333333" },
  tiktok: { title: "TikTok", mark: "tt", color: "#22272e" },
  twitter: { title: "X", mark: "X", color: "#1b1f23" },
  youtube: { title: "YouTube", mark: "yt", color: "#c00000" },
};

/** Every network, in alphabetical order of its title. */
export const networkNames = Object.keys(NETWORKS) as NetworkName[];

/** The name people know a network by. */
export function networkTitle(network: NetworkName): string {
  return NETWORKS[network].title;
}

/** A network's mark in its own colour. */
export function NetworkMark({ network, className }: { network: NetworkName; className?: string }) {
  const { title, mark, color } = NETWORKS[network];
  return (
    <span
      role="img"
      aria-label={title}
      title={title}
      style={{ backgroundColor: color }}
      className={cn("inline-grid size-5 shrink-0 place-items-center rounded-[5px] text-[0.625rem] leading-none font-bold text-white ring-1 ring-white/15", className)}
    >
      {mark}
    </span>
  );
}

/** A network's mark with its name. */
export function NetworkBadge({ network }: { network: NetworkName }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <NetworkMark network={network} />
      <span>{networkTitle(network)}</span>
    </span>
  );
}

/** Several networks in a row. */
export function NetworkMarks({ networks }: { networks: readonly NetworkName[] }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {networks.map((network) => (
        <NetworkMark key={network} network={network} />
      ))}
    </span>
  );
}
