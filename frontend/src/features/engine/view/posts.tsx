"use client";

import { useTranslations } from "next-intl";
import { NetworkBadge } from "@/components/network";
import { Counter } from "@/features/post/counter";
import { wholeText } from "@/features/creative/text";
import { Leaf } from "../leaf";
import type { CopyOption, RepurposeOutput } from "../output";
import type { Path } from "../tree";
import { Claims, Lead } from "./part";

type Post = Pick<CopyOption, "title" | "variants"> & { angle?: string };

/** Copy to read, one option after the other. */
export function CopyView({ value }: { value: { options: CopyOption[] } }) {
  return <Posts at={["options"]} posts={value.options} />;
}

/** Posts that a long text was made into, to read. */
export function RepurposeView({ value }: { value: RepurposeOutput }) {
  return (
    <div className="flex flex-col gap-6">
      <Lead at={["summary"]} value={value.summary} />
      <Posts at={["posts"]} posts={value.posts} />
    </div>
  );
}

function Posts({ at, posts }: { at: Path; posts: readonly Post[] }) {
  return (
    <ol className="flex flex-col gap-8">
      {posts.map((post, i) => (
        <li key={i} className="min-w-0">
          <h3 className="font-semibold">
            {i + 1}. <Leaf at={[...at, i, "title"]} value={post.title} />
          </h3>
          {post.angle && (
            <p className="mt-0.5 text-sm text-muted">
              <Leaf at={[...at, i, "angle"]} value={post.angle} />
            </p>
          )}
          <ul className="mt-3 flex flex-col gap-4">
            {post.variants.map((variant, v) => (
              <Wording key={v} variant={variant} at={[...at, i, "variants", v]} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Wording({ variant, at }: { variant: CopyOption["variants"][number]; at: Path }) {
  const t = useTranslations("engine");
  return (
    <li className="min-w-0 rounded-xl border p-4">
      <div className="mb-2 flex items-center justify-between gap-3 text-sm font-medium">
        <NetworkBadge network={variant.network} />
        <Counter network={variant.network} text={wholeText(variant)} />
      </div>
      <p className="text-sm break-words whitespace-pre-line">
        <Leaf at={[...at, "text"]} value={variant.text} />
      </p>
      {variant.hashtags.length > 0 && (
        <p aria-label={t("hashtags")} className="mt-2 flex flex-wrap gap-x-2 text-sm text-accent-ink">
          {variant.hashtags.map((tag, i) => (
            <span key={i}>
              #<Leaf at={[...at, "hashtags", i]} value={tag.replace(/^#/, "")} />
            </span>
          ))}
        </p>
      )}
      <div className="mt-3">
        <Claims at={[...at, "claims"]} claims={variant.claims} />
      </div>
    </li>
  );
}
