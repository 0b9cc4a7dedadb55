import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetupPage } from "@/features/account/setuppage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("account.mfa.title") };
}

export default function Page() {
  return <SetupPage />;
}
