import { passThrough } from '../../../backend/pass-through.ts';

const handle = (request: Request): Promise<Response> => passThrough(request);

export { handle as GET, handle as POST };
