import { passThrough } from '../../../backend/pass-through.ts';
import { environment } from '../../../environment.ts';

/** Gives test USDC to a wallet of the demo world. Absent elsewhere. */
export async function POST(request: Request): Promise<Response> {
  const env = environment();
  if (!env.isDemo) return new Response(null, { status: 404 });
  return passThrough(request, env.FAUCET_URL, '/faucet');
}
