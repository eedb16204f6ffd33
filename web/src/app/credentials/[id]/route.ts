import { passThrough } from '../../../backend/pass-through.ts';

/** A credential by its id, as the backend keeps it. */
export const GET = (request: Request): Promise<Response> => passThrough(request);
