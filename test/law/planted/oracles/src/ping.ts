import { pong } from './pong.ts';
export const ping = (): number => pong() + 1;
