"use client";

import { useState } from "react";
import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Search, ShieldCheck, UserRoundCog, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AdminMembership, AdminUser } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { RelativeTime } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Badge, Card, Skeleton } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useCan } from "@/features/session/context";
import { useUrlState } from "@/lib/url";
import { ImpersonateDialog } from "./impersonate";
import { usersQuery } from "./queries";

/** A person in one of their teams. */
interface Place {
  user: AdminUser["user"];
  membership: AdminMembership;
}

/** Everybody who has an account. */
export function AdminUsers() {
  const t = useTranslations("admin");
  const [email, setEmail] = useUrlState<string>("email", "");
  const [place, setPlace] = useState<Place>();
  const query = useInfiniteQuery(usersQuery(email));
  return (
    <>
      <PageHeader title={t("users.title")} description={t("users.text")} />
      <EmailSearch key={email} email={email} onSearch={setEmail} />
      <Pages
        query={query}
        skeleton={<Skeleton className="h-64" />}
        empty={
          <Card>
            <Empty icon={<Users aria-hidden />} title={t("users.none")}>
              {t("users.noneText")}
            </Empty>
          </Card>
        }
      >
        {(users) => <UserTable users={users} onActAs={setPlace} />}
      </Pages>
      {place && (
        <ImpersonateDialog tenant={{ id: place.membership.tenantId, name: place.membership.name }} person={place.user} onClose={() => setPlace(undefined)} />
      )}
    </>
  );
}

function EmailSearch({ email, onSearch }: { email: string; onSearch: (email: string) => void }) {
  const t = useTranslations("admin.users");
  const [text, setText] = useState(email);
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form role="search" onSubmit={send} className="mb-4 flex max-w-xl items-end gap-2">
      <Field label={t("email")} className="flex-1">
        <Input type="search" inputMode="email" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} placeholder="ada@example.com" />
      </Field>
      <Button type="submit" icon={<Search aria-hidden />}>
        {t("search")}
      </Button>
    </form>
  );
}

function UserTable({ users, onActAs }: { users: AdminUser[]; onActAs: (place: Place) => void }) {
  const t = useTranslations("admin.users");
  return (
    <Table label={t("title")} stacked>
      <thead>
        <tr>
          <Th>{t("person")}</Th>
          <Th>{t("security")}</Th>
          <Th>{t("teams")}</Th>
          <Th>{t("seen")}</Th>
        </tr>
      </thead>
      <tbody>
        {users.map(({ user, mfaEnabled, tenants, lastSeenAt }) => (
          <Tr key={user.id}>
            <Td className="md:min-w-48">
              <span className="block font-medium break-words">{user.name}</span>
              <span className="block text-[0.8125rem] break-all text-muted">{user.email}</span>
            </Td>
            <Td className="max-md:col-span-2">
              <span className="flex flex-wrap gap-1.5">
                {mfaEnabled && <Badge tone="success"><ShieldCheck aria-hidden />{t("mfa")}</Badge>}
                {user.platformRole && <Badge tone="accent">{t(`role.${user.platformRole}`)}</Badge>}
                {!user.emailVerified && <Badge tone="warning">{t("unverified")}</Badge>}
              </span>
            </Td>
            <Td className="max-md:col-span-2">
              <Memberships user={user} tenants={tenants} onActAs={onActAs} />
            </Td>
            <Td className="text-muted max-md:order-first max-md:col-start-2 max-md:row-start-1">{lastSeenAt ? <RelativeTime at={lastSeenAt} /> : "–"}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Memberships({ user, tenants, onActAs }: { user: AdminUser["user"]; tenants: AdminMembership[]; onActAs: (place: Place) => void }) {
  const t = useTranslations("admin");
  const mayOperate = useCan("platform:write");
  return (
    <ul className="flex flex-col gap-1">
      {tenants.map((membership) => (
        <li key={membership.tenantId} className="flex flex-wrap items-center gap-x-2">
          <Link href={`/admin/tenants/${membership.tenantId}`} className="font-medium hover:underline">
            {membership.name}
          </Link>
          <span className="text-[0.8125rem] text-muted">{t(`users.member.${membership.role}`)}</span>
          {mayOperate && (
            <Button size="sm" variant="ghost" icon={<UserRoundCog aria-hidden />} aria-label={t("users.actAs", { name: user.name, team: membership.name })} onClick={() => onActAs({ user, membership })}>
              {t("impersonate.short")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
