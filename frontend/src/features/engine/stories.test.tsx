import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { describe, expect, it } from "vitest";
import de from "../../messages/de.json";
import en from "../../messages/en.json";
import { differencesOf } from "./diff";
import { marksOf } from "./findings";
import { ReadingProvider, type Editing, type Reading } from "./reading";
import { ResultDocument } from "./resultdocument";
import stories from "./stories.json";
import { leavesOf, withPart, type Json } from "./tree";

const inputs: Record<string, Record<string, unknown>> = {
  "brand-guard": { text: "Our cheap winter roast.\n92 % of our customers love it." },
  ads: { platform: "meta", landingPage: "https://northwind.example/winter" },
};

const plainly: Reading = { marks: [], facts: new Map([["f1", "Roasted every Tuesday."]]) };

function draw(engine: string, output: Json, reading: Reading = plainly, locale: "en" | "de" = "en"): string {
  const frame = (children: ReactNode) => (
    <NextIntlClientProvider locale={locale} messages={locale === "en" ? en : de} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>
        <ReadingProvider value={reading}>{children}</ReadingProvider>
      </QueryClientProvider>
    </NextIntlClientProvider>
  );
  return renderToStaticMarkup(frame(<ResultDocument engine={engine} input={inputs[engine] ?? {}} output={output} />));
}

/** What is read of a page, without its marks. */
function words(html: string): string {
  return html.replace(/<[^>]+>/g, "").replaceAll("&amp;", "&").replaceAll("&#x27;", "'").replaceAll("&quot;", '"');
}

const named = Object.entries(stories) as [string, Json][];

// Words that stand for something are read as what they stand for; those of the wish stand in it.
const SIGNS = /(network|channels\[\d+\]|format|kind|severity|effort|verdict|source|sources\[\d+\]|ratio|day|date|durationSeconds|sha256|contentType|size|summary_)$/;

describe.each(named)("what %s wrote", (engine, output) => {
  it("is read to the last word, and never as JSON", () => {
    const text = words(draw(engine, output));
    for (const [path, leaf] of leavesOf(output)) if (!SIGNS.test(path)) expect(text, path).toContain(leaf.replace(/^#/, ""));
    expect(text).not.toMatch(/[{}]|undefined|engine\./);
  });

  it("is read in German under German headings", () => {
    expect(words(draw(engine, output, plainly, "de"))).not.toMatch(/engine\.|undefined/);
  });
});

describe("a document", () => {
  const persona = stories.audience.personas[0]!;

  it("marks the words that a check found, with the number of the finding", () => {
    const quote = persona.objections[0]!.answer;
    const html = draw("audience", stories.audience, { ...plainly, marks: marksOf([{ name: "a", ok: true, message: "Good." }, { name: "claims", ok: false, message: "No source.", quote }]) });
    expect(html).toContain(`<mark title="No source."`);
    expect(html).toMatch(/data-finding="1"/);
  });

  it("says of a claim where it comes from, in the fact's own words", () => {
    expect(words(draw("audience", stories.audience))).toContain("From: Roasted every Tuesday.");
  });

  it("marks what another one has differently", () => {
    const other = withPart(stories.audience, ["personas", 0, "role"], "Project manager, 44, takes the 7:12 train");
    const html = draw("audience", stories.audience, { ...plainly, differences: differencesOf(stories.audience, other) });
    expect(html.match(/<mark[^>]*>([^<]*)<\/mark>/)?.[1]).toBe("34,");
  });

  it("can be changed in every text, and shortened no further than its schema allows", () => {
    const editing = { value: stories.slogan, problems: new Map([["notes[0]", "Too loud."]]), shape: { type: "object", properties: { notes: { type: "array", minItems: 1, items: { type: "string", maxLength: 20 } } } } } as unknown as Editing;
    const html = draw("slogan", stories.slogan, { ...plainly, editing });
    expect(html.match(/<textarea/g)).toHaveLength(11);
    expect(html).toContain('aria-label="Notes 1"');
    expect(html).toContain("Too loud.");
    expect(html).toContain('aria-label="Remove Next, Reasons 1"');
    expect(html).not.toContain('aria-label="Remove Notes 1"');
  });

  it("of an output in another form than agreed is still read as a document", () => {
    expect(words(draw("strategy", { summary: "Short.", pillars: [{ name: "One" }] }))).toBe("Short.PillarsOne");
  });
});
