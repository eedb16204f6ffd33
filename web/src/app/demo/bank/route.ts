import { environment } from '../../../environment.ts';

/** Opens the transfer form of the demo world's bank, filled in from the query. Absent elsewhere. */
export function GET(request: Request): Response {
  const { isDemo, BANK_PAGE_URL: page } = environment();
  if (!isDemo || page === '') return new Response(null, { status: 404 });
  const target = new URL(`${page}/transfer`);
  const asked = new URL(request.url).searchParams;
  for (const name of ['iban', 'reference', 'amount']) {
    target.searchParams.set(name, (asked.get(name) ?? '').slice(0, 140));
  }
  return Response.redirect(target, 303);
}
