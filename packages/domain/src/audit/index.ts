export { differencesOf, judgeTrail } from './judge-trail.ts';
export type { KeptTrail, TrailFinding, TrailJudgement, TrailSeal } from './judge-trail.ts';
export { trailText } from './trail-text.ts';
export type { TrailEntry } from './trail-text.ts';
