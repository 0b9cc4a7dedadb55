import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/display";
import { publicApi } from "@/lib/api/server";
import { Comparison, Questions } from "./comparison";
import { PlanTable } from "./plantable";

/** What it costs, as the API says at this moment. */
export async function Pricing() {
  const t = await getTranslations("plans");
  const plans = await publicApi()
    .GET("/v1/plans")
    .then(({ data }) => data?.data)
    .catch(() => undefined);
  return (
    <main className="mx-auto max-w-6xl px-5 py-16">
      <h1 className="text-4xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="mt-3 max-w-2xl text-lg text-muted">{t("text")}</p>
      <div className="mt-10">{plans ? <PlanTable plans={plans} /> : <Notice tone="warning">{t("unavailable")}</Notice>}</div>
      <p className="mt-8 max-w-2xl text-sm text-muted">{t("terms")}</p>
      {plans && <Comparison plans={plans} />}
      <Questions />
    </main>
  );
}
