import type { ReactNode } from "react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Logo } from "@/components/shell/logo";

/** The frame of the pages before the app: the form, and beside it what the product does. */
export async function AuthFrame({ children }: { children: ReactNode }) {
  const t = await getTranslations("auth.aside");
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,28rem)] xl:grid-cols-[minmax(0,1fr)_36rem]">
      <div className="flex flex-col px-5 py-6 sm:px-10">
        <header className="flex">
          <Link href="/" className="rounded-lg">
            <Logo />
          </Link>
        </header>
        <main className="flex flex-1 items-center justify-center py-12">
          {children}
        </main>
      </div>
      <aside className="hidden flex-col justify-end gap-8 border-l bg-surface p-12 lg:flex">
        <ol className="flex flex-col gap-6">
          {(["plan", "write", "publish"] as const).map((step, i) => (
            <li key={step} className="flex gap-4">
              <span className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink">{i + 1}</span>
              <div>
                <h2 className="font-medium">{t(`${step}.title`)}</h2>
                <p className="mt-0.5 text-sm text-muted">{t(`${step}.text`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </aside>
    </div>
  );
}
