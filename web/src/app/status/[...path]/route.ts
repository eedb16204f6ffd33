import { passThrough } from '../../../backend/pass-through.ts';

/** The status lists of issuers (Bitstring Status List), as the backend mirrors them from the register. */
export const GET = (request: Request): Promise<Response> => passThrough(request);
