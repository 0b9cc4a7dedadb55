import Link from "next/link";
import { useTranslations } from "next-intl";
import { Logo } from "@/components/shell/logo";
import { ButtonLink } from "@/components/ui/button";

/** The head of every public page. */
export function SiteHeader() {
  const t = useTranslations("landing");
  return (
    <header className="sticky top-0 z-30 border-b bg-surface/95 backdrop-blur">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-5 sm:gap-4">
        <Link href="/" className="mr-auto rounded-lg">
          <Logo />
        </Link>
        <nav aria-label={t("nav")} className="flex items-center gap-1 sm:gap-2">
          <Link href="/pricing" className="rounded-lg px-2 py-2 text-sm text-muted hover:text-ink sm:px-3">
            {t("pricing")}
          </Link>
          <Link href="/login" className="rounded-lg px-2 py-2 text-sm text-muted hover:text-ink sm:px-3">
            {t("signIn")}
          </Link>
          <ButtonLink variant="primary" href="/register" className="max-sm:hidden">
            {t("start")}
          </ButtonLink>
        </nav>
      </div>
    </header>
  );
}

/** The foot of every public page. */
export function SiteFooter() {
  const t = useTranslations("landing");
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-4 px-5 py-8 text-sm text-muted">
        <Logo className="text-ink" />
        <nav aria-label={t("footNav")} className="flex gap-5">
          <Link href="/pricing" className="hover:text-ink">
            {t("pricing")}
          </Link>
          <a href="/docs" className="hover:text-ink">
            {t("api")}
          </a>
          <a href="/openapi.yaml" className="hover:text-ink">
            OpenAPI
          </a>
        </nav>
      </div>
    </footer>
  );
}
