export { openCardRail } from './card-rail.ts';
