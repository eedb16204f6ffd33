import { verifyDocument } from '@topsteel/chain/verify';
import { lotIdOfCode } from '@topsteel/domain/digital-link';
import type { VerdictLanguage } from '@topsteel/domain/verdict';
import { formatTime } from './format-time.ts';
import { labelPath } from './label-path.ts';
import { fill, pageTexts } from './page-texts/index.ts';
import { respondWithHome } from './respond-with-home.tsx';
import { verificationInput } from './run-verification.ts';
import { verificationSources } from './verification-sources.ts';

const MAX_BYTES = 10 * 1024 * 1024;

/** Compares the file of a form with the register and answers with the page that says what came of it. */
export async function checkFile(request: Request, language: VerdictLanguage): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? '0');
  if (length > MAX_BYTES + 10_000) return respondWithHome(language, { problem: 'fileTooLarge', status: 413 });
  const form = await request.formData().catch(() => undefined);
  const file = form?.get('file');
  if (!(file instanceof File) || file.size === 0)
    return respondWithHome(language, { problem: 'fileMissing', status: 400 });
  if (file.size > MAX_BYTES) return respondWithHome(language, { problem: 'fileTooLarge', status: 413 });
  const lot = form?.get('lot');
  const sources = verificationSources();
  const input = verificationInput(sources);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { line, lotId } = await verifyDocument({
    ...input,
    bytes,
    lotId: typeof lot === 'string' ? lotIdOfCode(lot) : undefined,
  });
  const where = fill(pageTexts[language].checkedHere, {
    host: sources.host,
    time: formatTime(input.now, language),
  });
  const lotHref = lotId === undefined ? undefined : labelPath(BigInt(lotId), undefined, language);
  return respondWithHome(language, { file: { line, where, lotHref } });
}
