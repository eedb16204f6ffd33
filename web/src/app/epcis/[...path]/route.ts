import { passThrough } from '../../../backend/pass-through.ts';

/** EPCIS 2.0 capture and query, under the address that traceability links name. */
const handle = (request: Request): Promise<Response> => passThrough(request);

export { handle as GET, handle as POST, handle as DELETE, handle as OPTIONS };
