"use client";

import { useTranslations } from "next-intl";
import type { Member } from "@campaign-os/shared";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { PasswordCheck } from "@/features/account/passwordcheck";
import { useTenant } from "@/features/session/context";
import { useHandOver } from "./queries";

/** Hands the team over to another member, who becomes owner in one's place. */
export function HandOverDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations("team");
  const c = useTranslations("common");
  const { name } = useTenant();
  const handOver = useHandOver();
  const send = async (password: string) => {
    await handOver({ userId: member.userId, password });
    toast.success(t("handedOver", { name: member.name }));
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("handOverTitle", { team: name, name: member.name })}
      description={t("handOverText", { name: member.name })}
      closeLabel={c("close")}
    >
      <PasswordCheck action={t("handOver")} danger send={send} />
    </Dialog>
  );
}
