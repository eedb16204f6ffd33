import { ping } from './ping.ts';
export const pong = (): number => ping() + 1;
