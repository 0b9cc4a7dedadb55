"use client";

import { useEffect, useState, type ReactNode } from "react";
import { QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { later } from "@/components/ui/later";
import { useProblemText } from "./problem";
import { toast } from "./ui/toast";
import { onStandingChanged } from "@/lib/api";
import { makeQueryClient } from "@/lib/query";

const Toaster = later(() => import("./ui/toaster").then((module) => module.Toaster));

/** What every interactive area needs: the memory of the API's answers, and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const text = useProblemText();
  const [client] = useState(() => makeQueryClient((problem) => toast.error(text.problem(problem), problem.requestId)));
  useEffect(() => onStandingChanged(() => void client.invalidateQueries({ queryKey: ["me"] })), [client]);
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toaster closeLabel={t("close")} />
    </QueryClientProvider>
  );
}
