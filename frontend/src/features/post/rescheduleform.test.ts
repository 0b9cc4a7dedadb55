import { expect, test } from "vitest";
import type { Post } from "@campaign-os/shared";
import { inOrder, lastOf } from "./rescheduleform";

test("the last post goes out after all distances", () => {
  expect(lastOf("2026-11-23T10:00:00Z", 30, 3)).toBe("2026-11-23T11:00:00.000Z");
  expect(lastOf("2026-11-23T10:00:00Z", 30, 1)).toBe("2026-11-23T10:00:00.000Z");
});

test("posts keep their order", () => {
  const post = (id: string, publishAt?: string) => ({ id, publishAt }) as Post;
  expect(inOrder([post("c", "2026-11-02"), post("b", "2026-11-01"), post("a", "2026-11-02")]).map(({ id }) => id)).toEqual(["b", "a", "c"]);
});
