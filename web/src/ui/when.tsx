import { dateText, dateTimeText } from './date-text.ts';

/** An instant or a day, absolute. */
export function When({ iso, dayOnly = false }: { iso: string; dayOnly?: boolean }) {
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {dayOnly ? dateText(iso) : dateTimeText(iso)}
    </time>
  );
}
