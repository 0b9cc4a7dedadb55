import type { ReactNode } from "react";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { Providers } from "@/components/providers";
import { Logo } from "@/components/shell/logo";
import { clientMessages } from "@/i18n/pick";

/** The frame of the pages for people without an account. */
export default async function GuestLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={await clientMessages(["common", "form", "problem", "review", "state"])}>
      <Providers>
        <div className="mx-auto flex min-h-dvh max-w-3xl flex-col px-5 py-6">
          <header className="flex">
            <Link href="/" className="rounded-lg">
              <Logo />
            </Link>
          </header>
          <main className="flex-1 py-10">{children}</main>
        </div>
      </Providers>
    </NextIntlClientProvider>
  );
}
