"use client";

import { useEffect } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleX, Clock, Hourglass, ShieldAlert } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { CheckoutVerification } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/display";
import { Spinner } from "@/components/ui/spinner";
import { api, take } from "@/lib/api";

/** While a payment is open, it is asked about this often, for this long. */
const ASK_MS = 2_000;
const ASK_TIMES = 15;

/** Where a buyer comes back to: says what became of the payment, whatever it is. */
export function CheckoutReturn() {
  const t = useTranslations("checkout");
  const b = useTranslations("billing");
  const params = useSearchParams();
  const id = params.get("session_id") ?? "";
  const canceled = params.get("canceled") !== null || params.get("status") === "canceled";
  const query = useQuery({
    queryKey: ["checkout", id],
    queryFn: () => take(api.POST("/v1/billing/checkout-sessions/{id}/verify", { params: { path: { id } } })),
    enabled: id !== "",
    refetchInterval: (state) => (state.state.data?.status === "pending" && state.state.dataUpdateCount < ASK_TIMES ? ASK_MS : false),
  });
  useSpread(query.data?.status);
  const asked = useQueryClient().getQueryState(["checkout", id])?.dataUpdateCount ?? 0;
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ href: "/billing", label: b("title") }]} />
      <Card>
        {id === "" ? (
          <Canceled />
        ) : (
          <Loaded query={query} skeleton={<Empty icon={<Spinner />} title={t("verifying")} />}>
            {(found) => <Outcome found={found} as={outcomeOf(found, canceled)} waiting={asked < ASK_TIMES} asking={query.isFetching} onAsk={() => query.refetch()} />}
          </Loaded>
        )}
        <p className="sr-only" role="status">
          {query.data && t(`${outcomeOf(query.data, canceled)}.title`)}
        </p>
      </Card>
    </>
  );
}

type OutcomeName = CheckoutVerification["status"] | "declined" | "canceled";

// While its page is open, a payment is pending however its buyer left it.
function outcomeOf({ status, declineReason }: CheckoutVerification, canceled: boolean): OutcomeName {
  if (status !== "pending") return status;
  if (declineReason) return "declined";
  return canceled ? "canceled" : "pending";
}

// Once the payment is through, everything that depends on the plan is out of date.
function useSpread(status: CheckoutVerification["status"] | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (status !== "paid") return;
    for (const sort of ["subscription", "usage", "payment"]) void client.invalidateQueries({ queryKey: [sort] });
  }, [status, client]);
}

interface OutcomeProps {
  found: CheckoutVerification;
  as: OutcomeName;
  /** It is still asked about by itself. */
  waiting: boolean;
  asking: boolean;
  onAsk: () => void;
}

const icons = {
  paid: <CircleCheck aria-hidden className="text-success" />,
  pending: <Hourglass aria-hidden />,
  expired: <Clock aria-hidden />,
  failed: <CircleX aria-hidden className="text-danger" />,
  declined: <CircleX aria-hidden className="text-danger" />,
  flagged: <ShieldAlert aria-hidden className="text-warning" />,
  refunded: <Clock aria-hidden />,
  disputed: <ShieldAlert aria-hidden className="text-warning" />,
};

function Outcome({ found: { payment, subscription, declineReason }, as, waiting, asking, onAsk }: OutcomeProps) {
  const t = useTranslations("checkout");
  if (as === "canceled") return <Canceled />;
  return (
    <Empty
      icon={as === "pending" && waiting ? <Spinner /> : icons[as]}
      title={t(`${as}.title`)}
      action={
        <>
          {as === "pending" && !waiting && (
            <Button busy={asking} onClick={onAsk}>
              {t("ask")}
            </Button>
          )}
          <ButtonLink variant="primary" href={as === "paid" ? "/dashboard" : "/billing"}>
            {t(as === "paid" ? "goOn" : "toPlans")}
          </ButtonLink>
        </>
      }
    >
      {as === "declined" && declineReason} {t(`${as}.text`)}
      <span className="mt-3 block text-ink">
        {payment.planName} · <Money value={payment.amount} />
        {as === "paid" && subscription.endsAt && (
          <>
            {" · "}
            {t("until")} <Time at={subscription.endsAt} style="day" />
          </>
        )}
      </span>
    </Empty>
  );
}

function Canceled() {
  const t = useTranslations("checkout");
  return (
    <Empty icon={<CircleX aria-hidden />} title={t("canceled.title")} action={<ButtonLink variant="primary" href="/billing">{t("toPlans")}</ButtonLink>}>
      {t("canceled.text")}
    </Empty>
  );
}
