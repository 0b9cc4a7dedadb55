"use client";

import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { Post } from "@campaign-os/shared";
import { api, ApiProblem, ifMatch, take } from "@/lib/api";
import { toInput, toPatch, type PostForm } from "./compose";
import { postQuery } from "./queries";

const STALE = 412;

/**
 * Saves what is being written. A post is made once; whoever plans it, closes the dialog and goes on
 * writing changes the same post. Where someone else changed it meanwhile, `theirs` is what they made
 * of it, and saving again replaces that.
 */
export function useSavePost(current: Post | undefined) {
  const client = useQueryClient();
  const [post, setPost] = useState(current);
  const [theirs, setTheirs] = useState<Post>();
  const keep = (saved: Post) => {
    setPost(saved);
    client.setQueryData(postQuery(saved.id).queryKey, saved);
  };
  const save = async (values: PostForm): Promise<Post> => {
    setTheirs(undefined);
    try {
      const saved = await send(post, values);
      keep(saved);
      void client.invalidateQueries({ queryKey: ["post", "list"] });
      void client.invalidateQueries({ queryKey: ["calendar"] });
      return saved;
    } catch (error) {
      if (post && error instanceof ApiProblem && error.status === STALE) {
        const latest = await client.fetchQuery({ ...postQuery(post.id), staleTime: 0 });
        keep(latest);
        setTheirs(latest);
      }
      throw error;
    }
  };
  return { save, post, keep, theirs };
}

function send(post: Post | undefined, values: PostForm): Promise<Post> {
  if (!post) return take(api.POST("/v1/posts", { body: toInput(values) }));
  return take(api.PATCH("/v1/posts/{id}", { params: { path: { id: post.id }, header: ifMatch(post.version) }, body: toPatch(values) }));
}
