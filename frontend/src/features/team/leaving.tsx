"use client";

import { useTranslations } from "next-intl";
import type { Member } from "@campaign-os/shared";
import { Confirm } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useTenant } from "@/features/session/context";
import { useLeave, useRemoveMember } from "./queries";

/** Asks before somebody is taken out of the team. */
export function RemoveConfirm({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations("team");
  const c = useTranslations("common");
  const remove = useRemoveMember();
  const confirm = () => remove.mutate(member.userId, { onSuccess: () => toast.success(t("removed", { name: member.name })), onSettled: onClose });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("removeTitle", { name: member.name })}
      confirmLabel={t("remove")}
      cancelLabel={c("cancel")}
      busy={remove.isPending}
      onConfirm={confirm}
    >
      {t("removeText")}
    </Confirm>
  );
}

/** Asks before one leaves the team oneself. */
export function LeaveConfirm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("team");
  const c = useTranslations("common");
  const { name } = useTenant();
  const leave = useLeave();
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("leaveTitle", { team: name })}
      confirmLabel={t("leave")}
      cancelLabel={c("cancel")}
      busy={leave.isPending}
      onConfirm={() => leave.mutate(undefined, { onError: onClose })}
    >
      {t("leaveText")}
    </Confirm>
  );
}
