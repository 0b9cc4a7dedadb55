import type { ReactNode } from "react";
import { SettingsLayout } from "@/features/account/layout";

export default function Layout({ children }: { children: ReactNode }) {
  return <SettingsLayout base="/admin/account">{children}</SettingsLayout>;
}
