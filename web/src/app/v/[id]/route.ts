import { lotIdOfCode } from '@topsteel/domain/digital-link';
import { asksForLinks, resolveLot } from '../../../features/resolver/resolve-lot.ts';
import { labelPath, serialNumber } from '../../../features/verify/label-path.ts';
import { readNode } from '../../../features/verify/read-node.ts';
import { readLanguage } from '../../../features/verify/read-language.ts';
import { respondWithHome } from '../../../features/verify/respond-with-home.tsx';
import { respondWithVerdict } from '../../../features/verify/respond-with-verdict.tsx';
import { runVerification } from '../../../features/verify/run-verification.ts';
import { tellReading } from '../../../features/verify/tell-backend.ts';
import { verificationSources } from '../../../features/verify/verification-sources.ts';

export const dynamic = 'force-dynamic';

/**
 * The verdict page: `/v/{lot code}`, with `?21=` the serial of a bundle and `?lang=` the language; or its links, for a
 * machine that asks for them.
 */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  const language = readLanguage(request);
  const query = new URL(request.url).searchParams;
  const serial = query.get('21') ?? query.get('s') ?? undefined;
  const lotId = lotIdOfCode(id);
  if (lotId === undefined)
    return respondWithHome(language, { problem: 'numberWrong', text: id, status: 404 });
  // The self-issued form of a label, for makers without a GTIN, resolves as `/01/…` does.
  if (asksForLinks(request)) return resolveLot(request, { lotId, serial });
  const sources = verificationSources();
  const [report, readings] = await Promise.all([
    runVerification(lotId, serialNumber(serial), sources),
    tellReading(request, lotId, serial, sources.host),
  ]);
  return respondWithVerdict(
    report.lot === undefined ? report : { ...report, lines: [...report.lines, ...readings] },
    language,
    (other) => labelPath(lotId, serial, other),
    sources,
    readNode(request),
  );
}
