export { ChainWatchModule } from './chain-watch-module.ts';
export { NoteAlarms } from './note-alarms.ts';
export { NoteRefusals } from './note-refusals.ts';
