"use client";

import { Download, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy";
import { Notice } from "@/components/ui/display";
import { useMe } from "@/features/session/context";
import { saveFile } from "@/lib/file";
import { codesFile } from "./codes";

/** The recovery codes, the one time they are shown: to copy, keep as a file, or print. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations("account.mfa");
  const { user } = useMe();
  const heading = t("codesOf", { email: user.email });
  const download = () => saveFile(new Blob([codesFile(heading, codes)], { type: "text/plain" }), "campaign-os-recovery-codes.txt");
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="warning">{t("codesText")}</Notice>
      <div data-print>
        <p className="mb-2 text-sm font-medium">{heading}</p>
        <ul aria-label={t("codes")} className="grid gap-x-6 gap-y-1 rounded-lg bg-sunken p-4 font-mono text-sm sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={codes.join("\n")} label={t("copy")} />
        <Button size="sm" icon={<Download aria-hidden />} onClick={download}>
          {t("download")}
        </Button>
        <Button size="sm" icon={<Printer aria-hidden />} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      <Button variant="primary" className="self-end" onClick={onDone}>
        {t("kept")}
      </Button>
    </div>
  );
}
