import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./security";

const policy = (development = false) => contentSecurityPolicy({ nonce: "abc", mediaOrigins: ["https://media.example.com"], development });

test("only scripts with the nonce run, and none from a string", () => {
  expect(policy()).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy()).not.toContain("unsafe-eval");
});

test("pictures come from and uploads go to the object store, and nowhere else", () => {
  expect(policy()).toContain("img-src 'self' blob: data: https://media.example.com;");
  expect(policy()).toContain("connect-src 'self' https://media.example.com;");
});

test("no other site may frame the app or take its forms", () => {
  expect(policy()).toContain("frame-ancestors 'none'");
  expect(policy()).toContain("form-action 'self'");
});
