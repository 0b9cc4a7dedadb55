"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Skeleton } from "@/components/ui/display";
import { BrandEditor } from "./editor";
import { brandQuery } from "./queries";

/** Makes a brand profile. */
export function NewBrand() {
  const t = useTranslations("brand");
  return (
    <>
      <PageHeader title={t("new")} description={t("newText")} crumbs={[{ href: "/brands", label: t("title") }]} />
      <BrandEditor />
    </>
  );
}

/** Shows and changes a brand profile. */
export function BrandPage({ id }: { id: string }) {
  const t = useTranslations("brand");
  const query = useQuery(brandQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96 max-w-3xl" />}>
      {(brand) => (
        <>
          <PageHeader title={brand.name} crumbs={[{ href: "/brands", label: t("title") }]} />
          <BrandEditor brand={brand} />
        </>
      )}
    </Loaded>
  );
}
