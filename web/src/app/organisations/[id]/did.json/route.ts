import { passThrough } from '../../../../backend/pass-through.ts';

/** The did document of an organisation (did:web). */
export const GET = (request: Request): Promise<Response> => passThrough(request);
