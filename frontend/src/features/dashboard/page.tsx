"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { later } from "@/components/ui/later";
import { GatedAction } from "@/features/billing/gated";
import { useCan, useMe } from "@/features/session/context";
import { Outline } from "./outline";

const Overview = later(() => import("./overview").then((module) => module.Overview), <Outline />);

/** What needs me, what goes out next, how did it go. */
export function Dashboard() {
  const t = useTranslations("dashboard");
  const { user } = useMe();
  return (
    <>
      <PageHeader
        title={t("hello", { name: user.name.split(" ")[0] ?? user.name })}
        actions={
          useCan("posts:write") && (
            <GatedAction operation="createPost" variant="primary" href="/posts/new" icon={<Plus aria-hidden />}>
              {t("newPost")}
            </GatedAction>
          )
        }
      />
      <Overview />
    </>
  );
}
