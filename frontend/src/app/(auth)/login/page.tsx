import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/features/auth/card";
import { LoginForm } from "@/features/auth/login";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("loginTitle") };
}

export default async function Page() {
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("loginTitle")} description={t("loginText")} foot={t.rich("toRegister", { link: (text) => <Link className="font-medium text-accent-ink underline" href="/register">{text}</Link> })}>
      <LoginForm />
    </AuthCard>
  );
}
