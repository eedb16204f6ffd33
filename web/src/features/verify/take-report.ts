import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import type { VerdictLanguage } from '@topsteel/domain/verdict';
import { respondWithHome } from './respond-with-home.tsx';
import { tellReport } from './tell-backend.ts';

const MAX_BYTES = 16_384;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const kinds = ['mark-differs', 'label-copied', 'damaged', 'other'] as const;

/** Takes the report of a form, hands it on, and says whether it arrived. */
export async function takeReport(request: Request, language: VerdictLanguage): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? '0');
  if (!(length <= MAX_BYTES)) return respondWithHome(language, { problem: 'reportNotSent', status: 413 });
  const form = await request.formData().catch(() => undefined);
  const textOf = (name: string): string => {
    const value = form?.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const key = textOf('key');
  const lotId = lotIdOfCode(textOf('lot'));
  const what = kinds.find((kind) => kind === textOf('what'));
  if (lotId === undefined || what === undefined)
    return respondWithHome(language, { problem: 'reportNotSent', status: 400 });
  const arrived = await tellReport(request, {
    lotCode: lotCodeOf(lotId),
    serial: textOf('serial').slice(0, 20),
    what,
    text: textOf('text').slice(0, 1_000),
    contact: textOf('contact').slice(0, 200),
    key: UUID.test(key) ? key.toLowerCase() : undefined,
  });
  return arrived
    ? respondWithHome(language, { done: 'reportSent' })
    : respondWithHome(language, { problem: 'reportNotSent', status: 503 });
}
