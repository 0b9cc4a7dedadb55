"use client";

import { useMutation } from "@tanstack/react-query";
import { CalendarArrowDown, Download, FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { api, take } from "@/lib/api";
import { saveFile } from "@/lib/file";

const formats = { csv: "/v1/posts/export", ics: "/v1/calendar/export" } as const;

interface ExportProps {
  /** The instants between which posts are in sight, as the API takes them. */
  span: { from: string; to: string };
  campaignId: string;
  /** What the file is called, before its ending. */
  name: string;
}

/** Saves the days in sight as a spreadsheet, or for the calendar that somebody has. */
export function ExportMenu({ span, campaignId, name }: ExportProps) {
  const t = useTranslations("calendar.export");
  const save = useMutation({
    mutationFn: async (format: keyof typeof formats) => {
      const query = { ...span, ...(campaignId && { campaignId }) };
      saveFile(await take(api.GET(formats[format], { params: { query }, parseAs: "blob" })), `${name}.${format}`);
    },
  });
  return (
    <Menu
      trigger={
        <Button icon={<Download aria-hidden />} busy={save.isPending}>
          {t("title")}
        </Button>
      }
    >
      <MenuItem icon={<FileSpreadsheet aria-hidden />} onSelect={() => save.mutate("csv")}>
        {t("csv")}
      </MenuItem>
      <MenuItem icon={<CalendarArrowDown aria-hidden />} onSelect={() => save.mutate("ics")}>
        {t("ics")}
      </MenuItem>
    </Menu>
  );
}
