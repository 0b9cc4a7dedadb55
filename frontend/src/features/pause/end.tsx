"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import type { Pause } from "@campaign-os/shared";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { ProblemNotice } from "@/features/post/problem";
import { Meanwhile } from "./meanwhile";
import { useEndPause } from "./queries";

interface EndPauseDialogProps {
  pause: Pause;
  /** What is paused, in words. */
  name: string;
  onClose: () => void;
}

/** Asks what becomes of the posts that fell due, and ends a pause. */
export function EndPauseDialog({ pause, name, onClose }: EndPauseDialogProps) {
  const t = useTranslations("pause");
  const c = useTranslations("common");
  const end = useEndPause();
  const [meanwhile, setMeanwhile] = useState(pause.meanwhile);
  const done = () => {
    toast.success(t("ended", { name }));
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("endTitle", { name })}
      description={t("held", { count: pause.heldPosts })}
      closeLabel={c("close")}
      footer={
        <>
          <Button onClick={onClose}>{c("cancel")}</Button>
          <Button variant="primary" busy={end.isPending} onClick={() => end.mutate({ pause, meanwhile }, { onSuccess: done })}>
            {t("end")}
          </Button>
        </>
      }
    >
      {pause.heldPosts > 0 && <Meanwhile value={meanwhile} onChange={setMeanwhile} />}
      <ProblemNotice className="mt-4" problem={end.error} />
    </Dialog>
  );
}
