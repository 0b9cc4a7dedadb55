"use client";

import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Card, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { HowTo } from "./howto";
import { keysQuery } from "./queries";
import { KeyRow } from "./row";

// What opens on a click need not be there before the page is.
const CreateDialog = later(() => import("./create").then((module) => module.CreateDialog));

/** The keys with which programs speak for the team. */
export function KeysPage() {
  const t = useTranslations("keys");
  const query = useInfiniteQuery(keysQuery);
  const mayWrite = useCan("keys:write");
  const [creating, setCreating] = useState(false);
  const scopes = query.data?.pages[0]?.scopes;
  const create = mayWrite && scopes && (
    <GatedAction operation="createAPIKey" variant="primary" icon={<Plus aria-hidden />} onClick={() => setCreating(true)}>
      {t("create")}
    </GatedAction>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={create} />
      <div className="flex flex-col gap-4">
        <Card>
          <Pages
            query={query}
            skeleton={<Skeleton className="m-5 h-48" />}
            empty={
              <Empty icon={<KeyRound aria-hidden />} title={t("emptyTitle")} action={create}>
                {t("emptyText")}
              </Empty>
            }
          >
            {(keys) => (
              <ul aria-label={t("title")} className="divide-y">
                {keys.map((key) => (
                  <KeyRow key={key.id} apiKey={key} />
                ))}
              </ul>
            )}
          </Pages>
        </Card>
        {query.data && <HowTo />}
      </div>
      {creating && scopes && <CreateDialog scopes={scopes} onClose={() => setCreating(false)} />}
    </>
  );
}
