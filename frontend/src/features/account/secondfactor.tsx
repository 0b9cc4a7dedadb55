"use client";

import { useState } from "react";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Badge, Card, CardHeader, Notice } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { useMe } from "@/features/session/context";
import { api, take } from "@/lib/api";
import { PasswordCheck } from "./passwordcheck";
import { useRefreshMe } from "./queries";
import { RecoveryCodes } from "./recoverycodes";
import { SetupSteps } from "./setup";

/** So few recovery codes left are worth a word. */
const FEW = 3;

type Deed = "setUp" | "renew" | "switchOff";

/** Whether a second factor is asked for at sign-in, and what can be done about it. */
export function SecondFactorCard() {
  const t = useTranslations("account.mfa");
  const { user, recoveryCodesLeft } = useMe();
  const [deed, setDeed] = useState<Deed>();
  const close = () => setDeed(undefined);
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            {t("title")}
            <Badge tone={user.mfaEnabled ? "success" : "neutral"}>{user.mfaEnabled ? t("on") : t("off")}</Badge>
          </span>
        }
        description={t("text")}
      />
      <div className="flex flex-col gap-4 px-5 pb-5">
        {user.mfaEnabled ? (
          <>
            <CodesLeft left={recoveryCodesLeft} />
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => setDeed("renew")}>{t("renew")}</Button>
              <Button variant="danger" onClick={() => setDeed("switchOff")}>
                {t("switchOff")}
              </Button>
            </div>
          </>
        ) : (
          <Button variant="primary" className="self-start" icon={<ShieldCheck aria-hidden />} onClick={() => setDeed("setUp")}>
            {t("setUp")}
          </Button>
        )}
      </div>
      {deed === "setUp" && <SetupDialog onClose={close} />}
      {deed === "renew" && <RenewDialog onClose={close} />}
      {deed === "switchOff" && <SwitchOffDialog onClose={close} />}
    </Card>
  );
}

function CodesLeft({ left }: { left: number }) {
  const t = useTranslations("account.mfa");
  if (left > FEW) return <p className="text-sm">{t("left", { left })}</p>;
  return <Notice tone="warning">{t("fewLeft", { left })}</Notice>;
}

interface DeedProps {
  onClose: () => void;
}

function SetupDialog({ onClose }: DeedProps) {
  const t = useTranslations("account.mfa");
  const c = useTranslations("common");
  return (
    <Dialog firm open onOpenChange={(open) => !open && onClose()} title={t("setUp")} closeLabel={c("close")}>
      <SetupSteps onDone={onClose} />
    </Dialog>
  );
}

function RenewDialog({ onClose }: DeedProps) {
  const t = useTranslations("account.mfa");
  const c = useTranslations("common");
  const refresh = useRefreshMe();
  const [codes, setCodes] = useState<string[]>();
  const send = async (password: string) => {
    const answer = await take(api.POST("/v1/me/mfa/recovery-codes", { body: { password } }));
    setCodes(answer.codes);
    await refresh();
  };
  return (
    <Dialog firm={Boolean(codes)} open onOpenChange={(open) => !open && onClose()} title={t("renew")} description={codes ? undefined : t("renewText")} closeLabel={c("close")}>
      {codes ? <RecoveryCodes codes={codes} onDone={onClose} /> : <PasswordCheck action={t("renew")} send={send} />}
    </Dialog>
  );
}

function SwitchOffDialog({ onClose }: DeedProps) {
  const t = useTranslations("account.mfa");
  const c = useTranslations("common");
  const refresh = useRefreshMe();
  const send = async (password: string) => {
    await take(api.DELETE("/v1/me/mfa", { body: { password } }));
    await refresh();
    toast.success(t("switchedOff"));
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("switchOff")} description={t("switchOffText")} closeLabel={c("close")}>
      <PasswordCheck action={t("switchOff")} danger send={send} />
    </Dialog>
  );
}
