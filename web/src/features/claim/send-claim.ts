import { z } from 'zod';
import type { Answer } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import type { claimRequest } from './claim-input.ts';

const made = z.object({ id: z.uuid() });

/** What became of a claim: the files that did not arrive are named, and everything else stands. */
export type SentClaim = { missing: string[] };

/**
 * Sends a claim, then its files one after the other. A file that fails does not undo the claim.
 *
 * @param key the same for every try at one claim, so that a repeated press makes one
 */
export async function sendClaim(
  request: ReturnType<typeof claimRequest>,
  files: readonly File[],
  key: string,
  onFile: (done: number) => void,
): Promise<Answer<SentClaim>> {
  const answer = await send(request.path, { body: request.body, schema: made, idempotencyKey: key });
  if (!answer.ok) return answer;
  const missing: string[] = [];
  for (const [index, file] of files.entries()) {
    onFile(index + 1);
    const form = new FormData();
    form.append('file', file, file.name);
    const kept = await send(request.files(answer.value.id), { form, schema: z.unknown() });
    if (!kept.ok) missing.push(file.name);
  }
  return { ok: true, value: { missing } };
}
