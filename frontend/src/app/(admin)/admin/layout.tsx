import { Suspense, type ReactNode } from "react";
import { NextIntlClientProvider } from "next-intl";
import { Providers } from "@/components/providers";
import { AdminShell } from "@/components/shell/admin";
import { ShellSkeleton } from "@/components/shell/skeleton";
import { Guard } from "@/features/session/guard";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider>
      <Providers>
        <Suspense fallback={<ShellSkeleton />}>
          <Guard area="platform" skeleton={<ShellSkeleton />}>
            <AdminShell>{children}</AdminShell>
          </Guard>
        </Suspense>
      </Providers>
    </NextIntlClientProvider>
  );
}
