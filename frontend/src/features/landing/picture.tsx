import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { NetworkMark, type NetworkName } from "@/components/network";
import { Badge } from "@/components/ui/display";

const pillars: { key: "origin" | "craft" | "ritual"; share: number }[] = [
  { key: "origin", share: 40 },
  { key: "craft", share: 35 },
  { key: "ritual", share: 25 },
];

const posts: { key: "first" | "second" | "third"; networks: NetworkName[]; time: string }[] = [
  { key: "first", networks: ["instagram", "facebook"], time: "09:00:00.412" },
  { key: "second", networks: ["linkedin"], time: "12:30" },
  { key: "third", networks: ["bluesky", "threads"], time: "17:45" },
];

/** The product in small: a campaign's page with its plan, its posts, and the proof that one went out. */
export function CampaignPicture() {
  const t = useTranslations("landing.picture");
  return (
    <figure aria-label={t("label")} className="rounded-2xl border bg-surface shadow-pop">
      <div className="flex items-center justify-between gap-3 border-b px-5 py-4">
        <div className="min-w-0">
          <p className="text-xs text-muted">{t("campaign")}</p>
          <p className="truncate font-semibold">{t("name")}</p>
        </div>
        <Badge tone="success">{t("active")}</Badge>
      </div>
      <div className="grid sm:grid-cols-[2fr_3fr]">
        <div className="border-b p-5 sm:border-r sm:border-b-0">
          <p className="text-xs font-medium text-muted">{t("strategy")}</p>
          <p className="mt-2 text-sm leading-snug">{t("positioning")}</p>
          <ul className="mt-4 flex flex-col gap-3 text-[0.8125rem]">
            {pillars.map(({ key, share }) => (
              <li key={key}>
                <span className="flex justify-between">
                  {t(`pillars.${key}`)}
                  <span className="text-muted">{share} %</span>
                </span>
                <span aria-hidden className="mt-1 block h-1 rounded-full bg-sunken">
                  <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 2}%` }} />
                </span>
              </li>
            ))}
          </ul>
        </div>
        <ul className="divide-y">
          {posts.map(({ key, networks, time }, i) => (
            <li key={key} className="flex items-start gap-3 p-5 text-sm">
              <span className="flex flex-col gap-1 pt-0.5">
                {networks.map((network) => (
                  <NetworkMark key={network} network={network} />
                ))}
              </span>
              <span className="min-w-0 flex-1 leading-snug">{t(`posts.${key}`)}</span>
              <span className="flex flex-col items-end gap-1">
                <Badge tone={i === 0 ? "success" : "accent"}>
                  {i === 0 && <Check aria-hidden />}
                  {t(i === 0 ? "live" : "scheduled")}
                </Badge>
                <span className="font-mono text-[0.6875rem] text-muted">{time}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}
