"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy";
import { Card, CardHeader } from "@/components/ui/display";

/** How a program uses a key, to copy and try. */
export function HowTo() {
  const t = useTranslations("keys");
  const command = `curl -H "Authorization: Bearer $CAMPAIGN_OS_KEY" ${window.location.origin}/v1/posts`;
  return (
    <Card>
      <CardHeader title={t("howTo")} description={t.rich("howToText", { link: (text) => <a href="/docs" className="font-medium text-accent-ink underline">{text}</a> })} />
      <div className="flex flex-col gap-3 px-5 pb-5">
        <pre tabIndex={0} aria-label={t("example")} className="overflow-x-auto rounded-lg bg-sunken p-4 font-mono text-[0.8125rem]">
          {command}
        </pre>
        <div className="flex">
          <CopyButton text={command} label={t("copyExample")} />
        </div>
      </div>
    </Card>
  );
}
