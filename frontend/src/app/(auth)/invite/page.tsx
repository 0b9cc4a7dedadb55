import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitePage } from "@/features/invite/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("invite.plainTitle") };
}

export default function Page() {
  return <InvitePage />;
}
