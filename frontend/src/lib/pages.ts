interface Page {
  nextCursor: string | null;
}

/** How an infinite query walks the API's pages by their cursors. */
export const byCursor = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
};
