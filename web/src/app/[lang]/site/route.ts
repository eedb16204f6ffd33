import { NextResponse, type NextRequest } from 'next/server';
import { safeReturnPath } from '../../../features/session/portal-of.ts';
import { siteOfText, SITE_COOKIE, textOfSite } from '../../../features/steel/site-text.ts';

const A_YEAR = 31_536_000;

/** Keeps where this reader wants steel delivered, or forgets it where the form names no country, and leads back. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ lang: string }> }) {
  const { lang } = await params;
  const form = await request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const site = siteOfText(`${text('country')} ${text('postcode')}`);
  const response = new NextResponse(null, {
    status: 303,
    headers: { location: `/${lang}${safeReturnPath(text('next')) ?? '/steel'}` },
  });
  if (site === undefined) response.cookies.delete(SITE_COOKIE);
  else {
    response.cookies.set(SITE_COOKIE, textOfSite(site), {
      maxAge: A_YEAR,
      sameSite: 'lax',
      httpOnly: true,
      secure: request.nextUrl.protocol === 'https:',
    });
  }
  return response;
}
