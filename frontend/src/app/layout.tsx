import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { headers } from "next/headers";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { GeistSans } from "geist/font/sans";
import { ThemeProvider } from "next-themes";
import { getLocale, getTranslations } from "next-intl/server";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meta");
  return { title: { default: t("title"), template: "%s · Campaign OS" }, description: t("description") };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9f9fb" },
    { media: "(prefers-color-scheme: dark)", color: "#111317" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={await getLocale()} className={GeistSans.variable} suppressHydrationWarning>
      <body>
        <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange>
          <CSPProvider nonce={nonce}>{children}</CSPProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
