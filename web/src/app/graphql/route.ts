import { passThrough } from '../../backend/pass-through.ts';

/** The graph over marketplace and register; one query a request. */
const handle = (request: Request): Promise<Response> => passThrough(request);

export { handle as GET, handle as POST };
