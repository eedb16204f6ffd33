import { readLabelTarget } from '@topsteel/domain/digital-link';
import { checkFile } from '../../features/verify/check-file.ts';
import { labelPath } from '../../features/verify/label-path.ts';
import { readLanguage } from '../../features/verify/read-language.ts';
import { respondWithHome } from '../../features/verify/respond-with-home.tsx';

export const dynamic = 'force-dynamic';

/** The page to check steel; with `?number=` it goes on to the page of that label. */
export function GET(request: Request): Promise<Response> {
  const language = readLanguage(request);
  const number = new URL(request.url).searchParams.get('number');
  if (number === null) return respondWithHome(language);
  const target = readLabelTarget(number);
  if (target === undefined)
    return respondWithHome(language, { problem: 'numberWrong', text: number, status: 400 });
  const location = labelPath(target.lotId, target.serial, language);
  return Promise.resolve(new Response(null, { status: 303, headers: { location } }));
}

/** A certificate file, compared with the register and not kept. */
export async function POST(request: Request): Promise<Response> {
  return checkFile(request, readLanguage(request));
}
