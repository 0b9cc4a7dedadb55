"use client";

import { useState } from "react";
import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MoreHorizontal, Plus, SwatchBook, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { BrandProfile } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { IconButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Badge, Card, Skeleton } from "@/components/ui/display";
import { Menu, MenuItem } from "@/components/ui/menu";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { brandsQuery, useDeleteBrand } from "./queries";

/** Every brand profile of the team. */
export function BrandList() {
  const t = useTranslations("brand");
  const query = useInfiniteQuery(brandsQuery);
  const create = useCan("brands:write") && (
    <GatedAction operation="createBrandProfile" variant="primary" href="/brands/new" icon={<Plus aria-hidden />}>
      {t("new")}
    </GatedAction>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={create} />
      <Pages
        query={query}
        skeleton={<Skeleton className="h-40 max-w-md" />}
        empty={
          <Card>
            <Empty icon={<SwatchBook aria-hidden />} title={t("emptyTitle")} action={create}>
              {t("emptyText")}
            </Empty>
          </Card>
        }
      >
        {(brands) => (
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {brands.map((brand) => (
              <BrandCard key={brand.id} brand={brand} />
            ))}
          </ul>
        )}
      </Pages>
    </>
  );
}

function BrandCard({ brand }: { brand: BrandProfile }) {
  const t = useTranslations("brand");
  return (
    <li>
      <Card className="relative flex h-full flex-col gap-3 p-5 hover:border-line-strong">
        <div className="flex items-start justify-between gap-2">
          <h2 className="text-[0.9375rem] font-semibold">
            <Link href={`/brands/${brand.id}`} className="rounded after:absolute after:inset-0 after:rounded-xl">
              {brand.name}
            </Link>
          </h2>
          <BrandActions brand={brand} />
        </div>
        {brand.description && <p className="line-clamp-2 text-sm text-muted">{brand.description}</p>}
        <div className="mt-auto flex flex-wrap gap-1.5 pt-1">
          {brand.tone.slice(0, 4).map((tone) => (
            <Badge key={tone}>{tone}</Badge>
          ))}
          <Badge tone="accent">{t("factCount", { count: brand.facts.length })}</Badge>
        </div>
      </Card>
    </li>
  );
}

function BrandActions({ brand }: { brand: BrandProfile }) {
  const t = useTranslations("brand");
  const c = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const remove = useDeleteBrand();
  if (!useCan("brands:write")) return null;
  return (
    <div className="relative z-10">
      <Menu
        trigger={
          <IconButton label={c("actionsFor", { name: brand.name })}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => setAsking(true)}>
          {c("delete")}
        </MenuItem>
      </Menu>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle", { name: brand.name })}
        confirmLabel={c("delete")}
        cancelLabel={c("cancel")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(brand, { onSettled: () => setAsking(false) })}
      >
        {t("deleteText")}
      </Confirm>
    </div>
  );
}
