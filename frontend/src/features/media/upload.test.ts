import { describe, expect, it } from "vitest";
import { ApiProblem } from "@/lib/api";
import { FileRefused, isFinal, reasonOf, UploadFailed } from "./upload";

const problem = (status: number, message?: string) =>
  new ApiProblem({
    type: "about:blank",
    title: "Invalid fields",
    status,
    code: "validation_failed",
    detail: "Some fields are not valid.",
    instance: "/v1/assets",
    requestId: "req_1",
    errors: message ? [{ field: "contentType", code: "one_of", message }] : undefined,
  });

describe("a file that did not get there", () => {
  it("is told in the words of the field that was wrong", () => {
    expect(reasonOf(problem(422, "Send a JPEG."))).toBe("Send a JPEG.");
    expect(reasonOf(problem(503))).toBe("Some fields are not valid.");
    expect(reasonOf(new UploadFailed("The object store answered 500."))).toBe("The object store answered 500.");
  });

  it("is not worth another try where the file itself is at fault", () => {
    expect(isFinal(problem(422, "Send a JPEG."))).toBe(true);
    expect(isFinal(new FileRefused("The file can't be read."))).toBe(true);
    expect(isFinal(new UploadFailed("The object store can't be reached."))).toBe(false);
    expect(isFinal(problem(503))).toBe(false);
  });
});
