import { getTranslations } from "next-intl/server";
import { SearchX } from "lucide-react";
import { Empty } from "@/components/state/empty";
import { buttonClass } from "@/components/ui/buttonclass";

export default async function NotFound() {
  const t = await getTranslations("state.missing");
  // A plain link: the code of the other sort would come with every page, since any may lead here.
  // eslint-disable-next-line @next/next/no-html-link-for-pages
  const home = <a href="/" className={buttonClass()}>{t("home")}</a>;
  return (
    <main className="grid min-h-dvh place-items-center">
      <Empty icon={<SearchX aria-hidden />} title={t("title")} action={home}>
        {t("text")}
      </Empty>
    </main>
  );
}
