import type { ReactNode } from "react";
import { NextIntlClientProvider } from "next-intl";
import { SiteFooter, SiteHeader } from "@/features/landing/frame";
import { clientMessages } from "@/i18n/pick";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={await clientMessages(["plans"])}>
      <SiteHeader />
      {children}
      <SiteFooter />
    </NextIntlClientProvider>
  );
}
