import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmEmail } from "@/features/account/confirm";
import { AuthCard } from "@/features/auth/card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.confirmEmail"))("title") };
}

export default async function Page() {
  const t = await getTranslations("auth.confirmEmail");
  return (
    <AuthCard title={t("title")}>
      <ConfirmEmail />
    </AuthCard>
  );
}
