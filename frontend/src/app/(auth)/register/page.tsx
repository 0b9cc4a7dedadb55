import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/features/auth/card";
import { RegisterForm } from "@/features/auth/register";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("registerTitle") };
}

export default async function Page() {
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("registerTitle")} description={t("registerText")} foot={t.rich("toLogin", { link: (text) => <Link className="font-medium text-accent-ink underline" href="/login">{text}</Link> })}>
      <RegisterForm />
    </AuthCard>
  );
}
