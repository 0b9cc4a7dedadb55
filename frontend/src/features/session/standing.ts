"use client";

import { useEffect, useRef } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { meQuery } from "./queries";

/** Asks at each new page whether the person may still be there: what it shows may come from memory, while the team was suspended or the role lowered. */
export function useFreshStanding(): void {
  const client = useQueryClient();
  const path = usePathname();
  const asked = useRef(path);
  useEffect(() => {
    if (asked.current === path) return;
    asked.current = path;
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
  }, [client, path]);
}
