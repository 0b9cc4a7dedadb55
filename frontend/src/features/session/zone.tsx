"use client";

import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { browserZone } from "@/lib/time";
import { useMe, useTenant } from "./context";

interface ZoneChoice {
  /** The zone that times are shown in. */
  zone: string;
  tenantZone: string;
  ownZone: string;
  toggle: () => void;
}

const ZoneContext = createContext<ZoneChoice | undefined>(undefined);

/** Times are shown in the team's zone first; the person's own is one click away. */
export function ZoneProvider({ children }: { children: ReactNode }) {
  const tenantZone = useTenant().timezone;
  const ownZone = useMe().user.timezone || browserZone();
  const [own, setOwn] = useState(false);
  const choice = useMemo(
    () => ({ zone: own ? ownZone : tenantZone, tenantZone, ownZone, toggle: () => setOwn((value) => !value) }),
    [own, ownZone, tenantZone],
  );
  return <ZoneContext value={choice}>{children}</ZoneContext>;
}

/** The zone to show times in; outside of a team it is this machine's. */
export function useZone(): ZoneChoice {
  const choice = use(ZoneContext);
  const zone = browserZone();
  return choice ?? { zone, tenantZone: zone, ownZone: zone, toggle: () => undefined };
}
