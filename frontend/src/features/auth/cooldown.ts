"use client";

import { useEffect, useState } from "react";
import { ApiProblem } from "@/lib/api";

const TICK_MS = 500;

interface Cooldown {
  /** Seconds until another try is taken; 0 when it is taken now. */
  seconds: number;
  /** Passes a try on, and learns from its refusal how long to wait. */
  watch: <T>(attempt: Promise<T>) => Promise<T>;
}

/** How long to wait after too many tries, counting down. */
export function useCooldown(): Cooldown {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const waiting = until > now;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [waiting]);
  const watch = async <T>(attempt: Promise<T>) => {
    try {
      return await attempt;
    } catch (problem) {
      const wait = problem instanceof ApiProblem && problem.status === 429 ? (problem.retryAfter ?? 0) : 0;
      setNow(Date.now());
      setUntil(Date.now() + wait * 1000);
      throw problem;
    }
  };
  return { seconds: Math.max(0, Math.ceil((until - now) / 1000)), watch };
}
