export { isInCalendar, momentOf } from './moment.ts';
