import { readAsset } from '../../../../features/verify/read-asset.ts';

/** The scripts of the verification pages and the code reader; names with a hash never change. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await context.params;
  const asset = await readAsset(name);
  if (asset === undefined) return new Response('There is no such file.', { status: 404 });
  return new Response(asset.body, {
    headers: {
      'content-type': asset.type,
      'cache-control': asset.isImmutable ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
    },
  });
}
