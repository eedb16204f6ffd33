import { AppError } from '@topsteel/domain/errors';
import { lifecycleCodes, type LifecycleCode } from '@topsteel/domain/invoice';
import { z } from 'zod';
import type { AccreditedPlatform } from '../accredited-platform.ts';

const TIMEOUT_MS = 15_000;
const codes = Object.keys(lifecycleCodes) as [LifecycleCode, ...LifecycleCode[]];
const flow = z.object({ flowId: z.string().min(1).max(200) });
const statuses = z.object({
  statuses: z.array(
    z.object({
      id: z.string().min(1).max(200),
      code: z.enum(codes),
      reason: z.string().max(2_000).nullable().default(null),
      at: z.coerce.date(),
    }),
  ),
});

/** A platform over HTTP, by flows as in XP Z12-013: one call each, bearer token, idempotent by our ids. */
export function httpPlatform({ url, token }: { url: string; token: string }): AccreditedPlatform {
  const ask = async (path: string, method: 'GET' | 'POST', body?: unknown): Promise<unknown> => {
    let answer: Response;
    try {
      answer = await fetch(`${url}${path}`, {
        method,
        redirect: 'error',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw unavailable('did not answer', cause);
    }
    if (!answer.ok) throw unavailable(`answered ${answer.status}`);
    return answer.json().catch((cause: unknown) => {
      throw unavailable('answered no JSON', cause);
    });
  };
  return {
    async deposit({ trackingId, number, sha256, content }) {
      const answer = await ask('/v1/flows', 'POST', {
        trackingId,
        name: `${number}.pdf`,
        flowSyntax: 'Factur-X',
        flowProfile: 'EN16931',
        sha256,
        content: Buffer.from(content).toString('base64'),
      });
      return read(flow, answer).flowId;
    },
    async statusesOf(flowId) {
      return read(statuses, await ask(`/v1/flows/${encodeURIComponent(flowId)}/statuses`, 'GET')).statuses;
    },
    async tell(flowId, status) {
      await ask(`/v1/flows/${encodeURIComponent(flowId)}/statuses`, 'POST', {
        ...status,
        at: status.at.toISOString(),
      });
    },
  };
}

function read<T extends z.ZodType>(schema: T, answer: unknown): z.output<T> {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw unavailable('answered something else than it should', result.error);
}

const unavailable = (what: string, cause?: unknown): AppError =>
  new AppError('unavailable', {
    message: `The invoicing platform ${what}. It is asked again later.`,
    ...(cause !== undefined && { cause }),
  });
