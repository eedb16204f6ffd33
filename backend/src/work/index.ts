export { CloseWorkItem } from './close-work-item.ts';
export { closeWork, closeWorkUnder, openWork } from './work-items.ts';
export type { WorkRequest } from './work-items.ts';
export { WorkModule } from './work-module.ts';
