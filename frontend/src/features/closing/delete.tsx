"use client";

import { useState } from "react";
import { Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Card, CardHeader, Notice } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { PasswordInput } from "@/features/auth/password";
import { useTenant } from "@/features/session/context";
import { useZone } from "@/features/session/zone";
import { addDays, formatDate, today } from "@/lib/time";
import { useDeleteTenant, useRestoreTenant } from "./queries";

/** Days between asking for the deletion and the erasure; the API counts them. */
const GRACE_DAYS = 30;

/** Has the team erased, or takes that back. */
export function DeleteCard() {
  const t = useTranslations("closing");
  const tenant = useTenant();
  const restore = useRestoreTenant();
  const [asking, setAsking] = useState(false);
  const closing = tenant.status === "closing" && tenant.deletesAt;
  return (
    <Card className="border-danger/40">
      <CardHeader title={t("delete.title")} description={t("delete.text", { days: GRACE_DAYS })} />
      <div className="px-5 pb-5">
        {closing ? (
          <Notice
            tone="warning"
            action={
              <Button size="sm" busy={restore.isPending} onClick={() => restore.mutate(undefined, { onSuccess: () => toast.success(t("restored", { name: tenant.name })) })}>
                {t("restore")}
              </Button>
            }
          >
            {t("delete.on")} <Time at={closing} style="day" />
          </Notice>
        ) : (
          <Button variant="danger" icon={<Trash2 aria-hidden />} onClick={() => setAsking(true)}>
            {t("delete.open")}
          </Button>
        )}
      </div>
      {asking && <DeleteDialog onClose={() => setAsking(false)} />}
    </Card>
  );
}

const consequences = ["read", "posts", "erased", "receipt"] as const;

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("closing.delete");
  const c = useTranslations("common");
  const locale = useLocale();
  const { zone } = useZone();
  const { name } = useTenant();
  const errorText = useErrorText();
  const remove = useDeleteTenant();
  const form = useApiForm({ schema: schemaFor(name), defaultValues: { name: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => {
    await remove(body);
    toast.success(t("done"));
    onClose();
  });
  const day = formatDate(addDays(today(zone), GRACE_DAYS), locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("ask", { name })} closeLabel={c("close")}>
      <form noValidate onSubmit={send} className="flex flex-col gap-5">
        <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm">
          {consequences.map((key) => (
            <li key={key}>{t(`consequence.${key}`, { day })}</li>
          ))}
        </ul>
        <Field label={t("typeName", { name })} error={errorText(errors.name)}>
          <Input autoComplete="off" spellCheck={false} {...form.register("name")} />
        </Field>
        <Field label={t("password")} error={errorText(errors.password)}>
          <PasswordInput autoComplete="current-password" {...form.register("password")} />
        </Field>
        <FormProblem error={errors.root} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{c("cancel")}</Button>
          <Button type="submit" variant="danger" busy={isSubmitting}>
            {t("action")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function schemaFor(name: string) {
  return z.object({ name: z.string().refine((typed) => typed.trim() === name.trim(), "form.teamName"), password: z.string().min(1, "form.required") });
}
