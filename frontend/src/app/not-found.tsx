import { getTranslations } from "next-intl/server";
import { SearchX } from "lucide-react";
import { Empty } from "@/components/state/empty";
import { ButtonLink } from "@/components/ui/button";

export default async function NotFound() {
  const t = await getTranslations("state.missing");
  return (
    <main className="grid min-h-dvh place-items-center">
      <Empty icon={<SearchX aria-hidden />} title={t("title")} action={<ButtonLink href="/">{t("home")}</ButtonLink>}>
        {t("text")}
      </Empty>
    </main>
  );
}
