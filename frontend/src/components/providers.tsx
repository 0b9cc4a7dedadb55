"use client";

import { useState, type ReactNode } from "react";
import { QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "@base-ui/react/tooltip";
import { useTranslations } from "next-intl";
import { ToastProvider, toast } from "./ui/toast";
import { makeQueryClient } from "@/lib/query";

/** What every interactive area needs: the memory of the API's answers, and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [client] = useState(() => makeQueryClient((problem) => toast.error(problem.message, problem.requestId)));
  return (
    <QueryClientProvider client={client}>
      <Tooltip.Provider delay={400}>
        <ToastProvider closeLabel={t("close")}>{children}</ToastProvider>
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
