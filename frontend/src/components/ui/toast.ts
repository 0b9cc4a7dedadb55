type Toast = Parameters<(typeof import("./toaster"))["manager"]["add"]>[0];

// Toasts answer something that was done, so their part of the app is fetched after the page is there.
function show(item: Toast): void {
  void import("./toaster").then(({ manager }) => manager.add(item));
}

/** Tells in passing what happened; errors stay until they are closed. */
export const toast = {
  success: (title: string, description?: string) => show({ title, description, type: "success" }),
  error: (title: string, description?: string) => show({ title, description, type: "error", timeout: 0, priority: "high" }),
};
