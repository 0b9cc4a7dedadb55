import { CalendarClock, Eye, KeyRound, ListChecks, RefreshCcw, ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { CampaignPicture } from "./picture";

const steps = ["brief", "strategy", "copy", "publish"] as const;

const promises = [
  { key: "once", icon: RefreshCcw },
  { key: "steps", icon: ListChecks },
  { key: "facts", icon: ScrollText },
  { key: "zones", icon: CalendarClock },
  { key: "preview", icon: Eye },
  { key: "api", icon: KeyRound },
] as const;

/** What the product is, in the order in which it is used. */
export function Landing() {
  return (
    <main>
      <Hero />
      <Steps />
      <Promises />
      <Closing />
    </main>
  );
}

function Hero() {
  const t = useTranslations("landing");
  return (
    <section className="mx-auto grid max-w-6xl items-center gap-12 px-5 py-16 sm:py-24 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div>
        <h1 className="text-4xl leading-[1.08] font-semibold tracking-tight sm:text-5xl">{t("hero.title")}</h1>
        <p className="mt-5 max-w-xl text-lg leading-relaxed text-muted">{t("hero.text")}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink variant="primary" size="lg" href="/register">
            {t("start")}
          </ButtonLink>
          <ButtonLink size="lg" href="/pricing">
            {t("seePlans")}
          </ButtonLink>
        </div>
        <p className="mt-4 text-sm text-muted">{t("hero.trial")}</p>
      </div>
      <CampaignPicture />
    </section>
  );
}

function Steps() {
  const t = useTranslations("landing.steps");
  return (
    <section className="border-y bg-surface">
      <div className="mx-auto max-w-6xl px-5 py-16 sm:py-20">
        <h2 className="max-w-2xl text-3xl font-semibold tracking-tight">{t("title")}</h2>
        <ol className="mt-10 grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-4">
          {steps.map((step, i) => (
            <li key={step}>
              <span className="grid size-9 place-items-center rounded-full bg-accent text-sm font-semibold text-on-accent">{i + 1}</span>
              <h3 className="mt-4 text-base font-semibold">{t(`${step}.title`)}</h3>
              <p className="mt-1.5 text-[0.9375rem] leading-relaxed text-muted">{t(`${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Promises() {
  const t = useTranslations("landing.promises");
  return (
    <section className="mx-auto max-w-6xl px-5 py-16 sm:py-20">
      <h2 className="max-w-2xl text-3xl font-semibold tracking-tight">{t("title")}</h2>
      <ul className="mt-10 grid gap-x-12 gap-y-8 md:grid-cols-2">
        {promises.map(({ key, icon: Icon }) => (
          <li key={key} className="flex gap-4">
            <Icon aria-hidden className="mt-1 size-5 shrink-0 text-accent-ink" />
            <div>
              <h3 className="text-base font-semibold">{t(`${key}.title`)}</h3>
              <p className="mt-1 text-[0.9375rem] leading-relaxed text-muted">{t(`${key}.text`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Closing() {
  const t = useTranslations("landing");
  return (
    <section className="mx-auto max-w-6xl px-5 pb-20">
      <div className="flex flex-wrap items-center justify-between gap-6 rounded-2xl bg-accent-soft px-6 py-10 sm:px-10">
        <div>
          <h2 className="text-2xl font-semibold tracking-tight">{t("closing.title")}</h2>
          <p className="mt-1 text-muted">{t("closing.text")}</p>
        </div>
        <ButtonLink variant="primary" size="lg" href="/register">
          {t("start")}
        </ButtonLink>
      </div>
    </section>
  );
}
