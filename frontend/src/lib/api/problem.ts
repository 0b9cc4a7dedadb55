import type { FieldProblem, Problem } from "@campaign-os/shared";

/** What went wrong with a call, in the API's own words (RFC 9457), or the lack of an answer. */
export class ApiProblem extends Error {
  constructor(
    readonly body: Problem,
    /** Seconds to wait before asking again, where the API says so. */
    readonly retryAfter?: number,
  ) {
    super(body.detail);
    this.name = "ApiProblem";
  }

  get status(): number {
    return this.body.status;
  }

  get code(): string {
    return this.body.code;
  }

  get requestId(): string {
    return this.body.requestId;
  }

  get fields(): FieldProblem[] {
    return this.body.errors ?? [];
  }

  /** Whether the subscription is what stands in the way. */
  get needsPlan(): boolean {
    return this.status === 402;
  }

  /** Whether someone else changed the thing meanwhile. */
  get isStale(): boolean {
    return this.status === 409 || this.status === 412;
  }
}

/** Status of a problem that the API never answered: it could not be reached. */
export const UNREACHABLE = 0;

/** The problem of a call that got no answer at all. */
export function unreachable(path: string): ApiProblem {
  return new ApiProblem({
    type: "about:blank",
    title: "No answer",
    status: UNREACHABLE,
    code: "unreachable",
    detail: "The server can't be reached. Check the connection and try again.",
    instance: path,
    requestId: "",
  });
}

/** The problem of a call that came too late: acting as somebody else was over. */
export function actingOver(): ApiProblem {
  return new ApiProblem({
    type: "about:blank",
    title: "Over",
    status: 403,
    code: "impersonation_over",
    detail: "Acting as somebody else is over; this was not done.",
    instance: "",
    requestId: "",
  });
}

/** Reads a failed answer; one that is no problem document still becomes a usable problem. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  return new ApiProblem(parseProblem(text) ?? foreignProblem(response), retryAfter(response));
}

/** The problem in a body that was already read. */
export function toProblem(response: Response, body: unknown): ApiProblem {
  return new ApiProblem(isProblem(body) ? body : foreignProblem(response), retryAfter(response));
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get("Retry-After") ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

function parseProblem(text: string): Problem | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isProblem(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body && "status" in body;
}

// A proxy on the way may answer in HTML: keep the status, and the request id where there is one.
function foreignProblem(response: Response): Problem {
  return {
    type: "about:blank",
    title: response.statusText || "Error",
    status: response.status,
    code: "unexpected_answer",
    detail: `The server answered ${response.status} without an explanation. Try again in a moment.`,
    instance: new URL(response.url || "http://localhost/").pathname,
    requestId: response.headers.get("X-Request-Id") ?? "",
  };
}
