import { NextResponse, type NextRequest } from 'next/server';

/** The list has one address: `/search?q=…` leads to `/steel?q=…` with everything it was asked. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ lang: string }> }) {
  const { lang } = await params;
  return new NextResponse(null, {
    status: 308,
    headers: { location: `/${lang}/steel${new URL(request.url).search}` },
  });
}
