"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/display";
import { AuthCard } from "@/features/auth/card";
import { useMe } from "@/features/session/context";
import { useSignOut } from "@/features/session/signout";
import { SetupSteps } from "./setup";

/** Where an operator sets up the second factor, without which the operators' pages stay shut. */
export function SetupPage() {
  const t = useTranslations("account.mfa");
  const router = useRouter();
  const { user } = useMe();
  // What the API says meanwhile must not take the recovery codes off the screen.
  const [isSetUp, setIsSetUp] = useState(user.mfaEnabled);
  const done = () => {
    setIsSetUp(true);
    router.replace("/admin");
  };
  return (
    <AuthCard title={t("requiredTitle")} description={t("requiredText")}>
      {isSetUp ? <SignInAgain /> : <SetupSteps onDone={done} />}
    </AuthCard>
  );
}

function SignInAgain() {
  const t = useTranslations("account.mfa");
  const signOut = useSignOut("/login?next=/admin");
  return (
    <Notice
      tone="accent"
      action={
        <Button size="sm" variant="primary" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t("signInAgain")}
        </Button>
      }
    >
      {t("signInAgainText")}
    </Notice>
  );
}
