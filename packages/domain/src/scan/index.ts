export { coarsePlace } from './coarse-place.ts';
export { leastDistanceKm } from './distance.ts';
export {
  judgeReadings,
  KEPT_DAYS,
  MOST_READERS_A_DAY,
  type CopySignal,
  type Place,
  type Reading,
} from './judge-readings.ts';
export { tagSignature, checkTag } from './sign-tag.ts';
