"use client";

import { useEffect, useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import { isUnderWay, Uploads } from "./uploads";
import { UploadsContext, useUploads } from "./useuploads";

const UploadDock = later(() => import("./uploadlist").then((module) => module.UploadDock));

/** Holds the files on their way for the whole area, and shows them wherever one goes meanwhile. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("media");
  const client = useQueryClient();
  const [uploads] = useState(
    () =>
      new Uploads({
        onArrived: () => void client.invalidateQueries({ queryKey: ["asset"] }),
        onIdle: (count) => toast.success(t("arrived", { count })),
      }),
  );
  return (
    <UploadsContext value={uploads}>
      {children}
      <OnTheirWay />
    </UploadsContext>
  );
}

// Closing the tab would lose what is on its way; the browser asks first.
function OnTheirWay() {
  const { items } = useUploads();
  const busy = items.some(isUnderWay);
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [busy]);
  return items.length > 0 ? <UploadDock /> : null;
}
