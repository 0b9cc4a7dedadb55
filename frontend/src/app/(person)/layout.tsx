import { Suspense, type ReactNode } from "react";
import { NextIntlClientProvider } from "next-intl";
import { Providers } from "@/components/providers";
import { Skeleton } from "@/components/ui/display";
import { AuthFrame } from "@/features/auth/frame";
import { Guard } from "@/features/session/guard";
import { clientMessages } from "@/i18n/pick";

/** What somebody sees who is signed in, and not in a team yet. */
export default async function PersonLayout({ children }: { children: ReactNode }) {
  const skeleton = <Skeleton className="h-96 w-full max-w-md" />;
  return (
    <NextIntlClientProvider messages={await clientMessages(["account", "auth", "common", "form", "nav", "problem", "roles", "state"])}>
      <Providers>
        <AuthFrame>
          <Suspense fallback={skeleton}>
            <Guard area="person" skeleton={skeleton}>
              {children}
            </Guard>
          </Suspense>
        </AuthFrame>
      </Providers>
    </NextIntlClientProvider>
  );
}
