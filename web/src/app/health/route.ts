import { passThrough } from '../../backend/pass-through.ts';

export const GET = (request: Request): Promise<Response> => passThrough(request);
