import { expect, test } from "vitest";
import { readTenantList, sortedBy, toTenantQuery } from "./tenantlist";

const read = (query: string) => readTenantList(new URLSearchParams(query));

test("an address that says nothing shows all tenants, newest first", () => {
  expect(toTenantQuery(read(""))).toEqual({ sort: "created", order: "desc" });
});

test("what is none of the words is left out", () => {
  expect(toTenantQuery(read("status=gone&sort=luck&order=up&subscription=active&q=%20acme%20"))).toEqual({ sort: "created", order: "desc", subscription: "active", q: "acme" });
});

test("a column that is pressed again turns around, another begins its own way", () => {
  expect(sortedBy(read("sort=spend"), "spend")).toEqual({ sort: "spend", order: "asc" });
  expect(sortedBy(read("sort=spend&order=asc"), "spend")).toEqual({ sort: "spend", order: "desc" });
  expect(read("sort=name").order).toBe("asc");
  expect(sortedBy(read("sort=spend&order=asc"), "name")).toEqual({ sort: "name", order: undefined });
});
