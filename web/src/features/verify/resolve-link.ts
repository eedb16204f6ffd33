import { lotIdOfCode, parseDigitalLink } from '@topsteel/domain/digital-link';
import { chooseForm } from '@topsteel/domain/linkset';
import { resolveLot, resolverParameters } from '../resolver/resolve-lot.ts';
import { problem } from '../resolver/responses.ts';
import { readLanguage } from './read-language.ts';
import { respondWithHome, type HomeOptions } from './respond-with-home.tsx';

/**
 * Resolves a GS1 Digital Link of ours, as `resolveLot` says.
 *
 * @returns 400 when the path is no Digital Link, 404 when it names no lot of ours.
 */
export async function resolveLink(request: Request): Promise<Response> {
  const url = new URL(request.url);
  for (const name of resolverParameters) url.searchParams.delete(name);
  const parsed = parseDigitalLink(url.toString(), { allowShortNames: true });
  const refuse = (status: number, title: string, detail: string, shown: HomeOptions): Promise<Response> =>
    wantsHtml(request)
      ? respondWithHome(readLanguage(request), { ...shown, status })
      : Promise.resolve(problem(status, title, detail));
  if (!parsed.ok) {
    const detail = `The address was not understood: ${parsed.reason}. Check the code on the label.`;
    return refuse(400, 'This is not a GS1 Digital Link', detail, { problem: 'linkWrong' });
  }
  const valueOf = (ai: string) => parsed.link.elements.find((element) => element.ai === ai)?.value;
  const code = valueOf('10');
  if (code === undefined) {
    const detail =
      'The link names a product and no lot. Steel is looked up by lot: scan the label on the bundle.';
    return refuse(404, 'No lot in this link', detail, { problem: 'linkWithoutLot' });
  }
  const lotId = lotIdOfCode(code);
  if (lotId === undefined) {
    const detail = `Lot ${code} was not numbered here. A lot number of ours has 20 letters and digits.`;
    return refuse(404, 'Not a lot of ours', detail, { problem: 'numberWrong', text: code });
  }
  return resolveLot(request, { lotId, gtin: valueOf('01'), serial: valueOf('21') });
}

/** A page for people, unless a machine's form is liked better; who says nothing is a machine. */
function wantsHtml(request: Request): boolean {
  const accept = request.headers.get('accept');
  return (
    accept !== null &&
    accept.includes('text/html') &&
    chooseForm(accept, ['text/html', 'application/json']) === 'text/html'
  );
}
