"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Loaded } from "@/components/state/loaded";
import { Skeleton } from "@/components/ui/display";
import { ProviderCard } from "./card";
import { integrationsQuery, type Scope } from "./queries";

/** Every provider with its settings; one at a time is open to be changed. */
export function IntegrationCards({ scope, mayWrite }: { scope: Scope; mayWrite: boolean }) {
  const t = useTranslations("integration");
  const query = useQuery(integrationsQuery(scope));
  const [open, setOpen] = useState<string>();
  return (
    <Loaded query={query} skeleton={<Outline />}>
      {({ data }) => (
        <ul aria-label={t("providers")} className="flex flex-col gap-4">
          {data.map((integration) => (
            <li key={integration.provider} id={integration.provider}>
              <ProviderCard
                scope={scope}
                integration={integration}
                mayWrite={mayWrite}
                open={open === integration.provider}
                onOpen={(on) => setOpen(on ? integration.provider : undefined)}
              />
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function Outline() {
  return (
    <div className="flex flex-col gap-4">
      {[0, 1, 2].map((i) => (
        <Skeleton key={i} className="h-48 rounded-xl" />
      ))}
    </div>
  );
}
