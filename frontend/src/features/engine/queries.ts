import { experimental_streamedQuery as streamedQuery, infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { EngineApplyInput, EngineEvent, EngineRun, EngineRunInput, QueryOf } from "@campaign-os/shared";
import { api, follow, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

type Filter = Pick<QueryOf<"/v1/engine-runs">, "campaignId" | "engine" | "status">;

/** Should the stream of a run be lost, its record is asked this often. */
const POLL_MS = 3_000;

export const runsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["run", "list", filter],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/engine-runs", { params: { query: { ...filter, limit: 30, cursor: pageParam } }, signal })),
    ...byCursor,
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => take(api.GET("/v1/engine-runs/{id}", { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data && isOver(query.state.data.status) ? false : POLL_MS),
  });

/** What happened in a run so far, growing as it happens, until it is over. */
export const runEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run-events", id],
    queryFn: streamedQuery<EngineEvent>({ streamFn: ({ signal }) => runEvents(id, signal), refetchMode: "reset" }),
    staleTime: Infinity,
    retry: false,
  });

async function* runEvents(id: string, signal: AbortSignal): AsyncGenerator<EngineEvent> {
  for await (const message of follow(`/v1/engine-runs/${id}/events`, signal)) {
    const event = JSON.parse(message.data) as EngineEvent;
    yield event;
    if (event.type === "done") return;
  }
}

export const enginesQuery = queryOptions({
  queryKey: ["engine", "list"],
  queryFn: ({ signal }) => take(api.GET("/v1/engines", { signal })),
  staleTime: 300_000,
});

/** What a run would take. It asks for nothing, so that it may be asked again with each change of the wish. */
export const estimateQuery = (engine: string, body: EngineRunInput) =>
  queryOptions({
    queryKey: ["estimate", engine, body],
    queryFn: ({ signal }) => take(api.POST("/v1/engines/{engine}/estimate", { params: { path: { engine } }, body, signal })),
    retry: false,
  });

/** All that a run knew, asked and was answered. */
export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ["run-record", id],
    queryFn: ({ signal }) => take(api.GET("/v1/engine-runs/{id}/record", { params: { path: { id } }, signal })),
  });

/** The picture that a run made, at an address that works for an hour. */
export const pictureQuery = (id: string) =>
  queryOptions({
    queryKey: ["run-picture", id],
    queryFn: ({ signal }) => take(api.GET("/v1/engine-runs/{id}/picture", { params: { path: { id } }, signal })),
    staleTime: 1_800_000,
    retry: false,
  });

/** Whether a run will not change any more. */
export function isOver(status: EngineRun["status"]): boolean {
  return status === "succeeded" || status === "failed" || status === "canceled";
}

/** Starts an engine on whatever it takes. */
export function useStartEngine(engine: string) {
  const client = useQueryClient();
  return (body: EngineRunInput) =>
    take(api.POST("/v1/engines/{engine}/runs", { params: { path: { engine } }, body })).then((run) => {
      client.setQueryData(runQuery(run.id).queryKey, run);
      for (const sort of [["run", "list"], ["usage"], ["estimate"]]) void client.invalidateQueries({ queryKey: sort });
      return run;
    });
}

/** Asks the model the question of a run that has ended once more. */
export function useRerun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.POST("/v1/engine-runs/{id}/rerun", { params: { path: { id } } })),
    onSuccess: (run) => {
      client.setQueryData(runQuery(run.id).queryKey, run);
      for (const sort of [["run", "list"], ["usage"], ["estimate"]]) void client.invalidateQueries({ queryKey: sort });
    },
  });
}

/** Puts a run's recorded answers through the code once more; nothing is changed by it. */
export function useReplay() {
  return useMutation({ mutationFn: (id: string) => take(api.POST("/v1/engine-runs/{id}/replay", { params: { path: { id } } })) });
}

export function useCancelRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.POST("/v1/engine-runs/{id}/cancel", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["run"] }),
  });
}

/** Lets a composed run go on behind a step, with the step's output as it is. */
export function useApproveStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, step }: { id: string; step: string }) => take(api.POST("/v1/engine-runs/{id}/approve", { params: { path: { id } }, body: { step } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["run"] }),
  });
}

/** Takes a run's output over: a strategy into its campaign, copy into a creative. */
export function useApplyRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: EngineApplyInput }) => take(api.POST("/v1/engine-runs/{id}/apply", { params: { path: { id } }, body })),
    onSuccess: (run) => {
      client.setQueryData(runQuery(run.id).queryKey, run);
      for (const sort of ["campaign", "creative", "brand", "post", "calendar", "asset", "run"]) void client.invalidateQueries({ queryKey: [sort] });
    },
  });
}
