import { readProblem } from "./problem";
import { heed } from "./standing";
import { send } from "./transport";

/**
 * Where a file of the API lies: the short-lived address in the object store that the API leads to. The
 * browser can then fetch it without the token, and write it to the disk as it comes.
 */
export async function addressOf(path: string): Promise<string> {
  const response = await send(new Request(new URL(path, window.location.origin)));
  if (!response.ok) throw heed(await readProblem(response));
  await response.body?.cancel();
  return response.url;
}
