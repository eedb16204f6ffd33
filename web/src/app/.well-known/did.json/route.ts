import { passThrough } from '../../../backend/pass-through.ts';

/** The did document of this site. */
export const GET = (request: Request): Promise<Response> => passThrough(request);
