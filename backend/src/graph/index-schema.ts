import { buildSchema } from 'graphql';
import { indexSdl } from './generated/index-sdl.ts';

/** What graph-node answers, as the graph asks it. */
export const indexSchema = buildSchema(indexSdl, { assumeValidSDL: true });
