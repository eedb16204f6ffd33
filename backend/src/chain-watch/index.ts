export { ChainWatchModule } from './chain-watch-module.ts';
export { NoteAlarms } from './note-alarms.ts';
