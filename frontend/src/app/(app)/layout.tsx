import { Suspense, type ReactNode } from "react";
import { NextIntlClientProvider } from "next-intl";
import { Providers } from "@/components/providers";
import { ShellSkeleton } from "@/components/shell/skeleton";
import { TenantShell } from "@/components/shell/tenant";
import { Guard } from "@/features/session/guard";
import { SupportProvider } from "@/features/session/support";

export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider>
      <Providers>
        <Suspense fallback={<ShellSkeleton />}>
          <SupportProvider value={process.env.SUPPORT_EMAIL || null}>
            <Guard area="tenant" skeleton={<ShellSkeleton />}>
              <TenantShell>{children}</TenantShell>
            </Guard>
          </SupportProvider>
        </Suspense>
      </Providers>
    </NextIntlClientProvider>
  );
}
