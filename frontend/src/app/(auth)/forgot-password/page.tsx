import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/features/auth/card";
import { ForgotForm } from "@/features/auth/recover";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("forgotTitle") };
}

export default async function Page() {
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("forgotTitle")} description={t("forgotText")} foot={<Link className="font-medium text-accent-ink underline" href="/login">{t("backToLogin")}</Link>}>
      <ForgotForm />
    </AuthCard>
  );
}
