export { describedFigures } from './described-figures.ts';
export { Metrics } from './metrics.ts';
export { observeRequests } from './observe-requests.ts';
export type { Sender } from './observe-requests.ts';
export type { FigureName, Reading } from './described-figures.ts';
