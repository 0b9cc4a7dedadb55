"use client";

import { useEffect } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleX, Clock, Hourglass, ShieldAlert } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { CheckoutVerification } from "@campaign-os/shared";
import { Empty } from "@/components/state/empty";
import { Failure } from "@/components/state/failure";
import { Loaded } from "@/components/state/loaded";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { Spinner } from "@/components/ui/spinner";
import { api, take } from "@/lib/api";

/** While a payment is open, it is asked about this often, for this long. */
const ASK_MS = 2_000;
const ASK_TIMES = 15;

/** Where a buyer comes back to: says what became of the payment, whatever it is. */
export function CheckoutReturn() {
  const t = useTranslations("checkout");
  const params = useSearchParams();
  const id = params.get("session_id") ?? "";
  const query = useQuery({
    queryKey: ["checkout", id],
    queryFn: () => take(api.POST("/v1/billing/checkout-sessions/{id}/verify", { params: { path: { id } } })),
    enabled: id !== "",
    refetchInterval: (state) => (state.state.data?.status === "pending" && state.state.dataUpdateCount < ASK_TIMES ? ASK_MS : false),
  });
  useSpread(query.data?.status);
  const canceled = params.get("canceled") !== null || params.get("status") === "canceled";
  return (
    <Card className="mx-auto mt-8 max-w-xl">
      {id === "" ? (
        <Canceled />
      ) : query.error ? (
        <Failure problem={query.error} onRetry={() => query.refetch()} />
      ) : (
        <Loaded query={query} skeleton={<Waiting />}>
          {(found) => <Outcome found={found} canceled={canceled} asking={query.isFetching} onAsk={() => query.refetch()} />}
        </Loaded>
      )}
      <p className="sr-only" role="status">
        {query.data && t(`${query.data.status}.title`)}
      </p>
    </Card>
  );
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
  canceled: boolean;
  asking: boolean;
  onAsk: () => void;
}

const icons = {
  paid: <CircleCheck aria-hidden className="text-success" />,
  pending: <Hourglass aria-hidden />,
  expired: <Clock aria-hidden />,
  failed: <CircleX aria-hidden className="text-danger" />,
  flagged: <ShieldAlert aria-hidden className="text-warning" />,
  refunded: <Clock aria-hidden />,
  disputed: <ShieldAlert aria-hidden className="text-warning" />,
};

function Outcome({ found, canceled, asking, onAsk }: OutcomeProps) {
  const t = useTranslations("checkout");
  const { status, payment, declineReason } = found;
  if (status === "pending" && canceled && !declineReason) return <Canceled />;
  const declined = status === "pending" && declineReason;
  return (
    <Empty
      icon={declined ? icons.failed : icons[status]}
      title={declined ? t("declined.title") : t(`${status}.title`)}
      action={
        <>
          {status === "pending" && (
            <Button busy={asking} onClick={onAsk}>
              {t("ask")}
            </Button>
          )}
          <ButtonLink variant="primary" href={status === "paid" ? "/dashboard" : "/billing"}>
            {t(status === "paid" ? "goOn" : "toPlans")}
          </ButtonLink>
        </>
      }
    >
      {declined ? declineReason : t(`${status}.text`)}
      <span className="mt-3 block text-ink">
        {payment.planName} · <Money value={payment.amount} />
        {status === "paid" && found.subscription.endsAt && (
          <>
            {" · "}
            {t("until")} <Time at={found.subscription.endsAt} style="day" />
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

function Waiting() {
  const t = useTranslations("checkout");
  return (
    <div className="flex flex-col items-center gap-4 p-12">
      <Spinner className="size-8! text-accent" />
      <p className="text-sm font-medium">{t("verifying")}</p>
      <Skeleton className="h-4 w-64" />
    </div>
  );
}
