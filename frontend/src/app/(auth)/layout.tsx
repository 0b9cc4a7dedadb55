import { Suspense, type ReactNode } from "react";
import { NextIntlClientProvider } from "next-intl";
import { Providers } from "@/components/providers";
import { Skeleton } from "@/components/ui/display";
import { AuthFrame } from "@/features/auth/frame";
import { clientMessages } from "@/i18n/pick";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={await clientMessages(["auth", "common", "form", "invite", "problem", "roles", "state"])}>
      <Providers>
        <AuthFrame>
          <Suspense fallback={<Skeleton className="h-96 w-full max-w-md" />}>{children}</Suspense>
        </AuthFrame>
      </Providers>
    </NextIntlClientProvider>
  );
}
