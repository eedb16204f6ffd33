import { useFormats } from './formats.ts';

/** An instant or a day, absolute. */
export function When({ iso, dayOnly = false }: { iso: string; dayOnly?: boolean }) {
  const formats = useFormats();
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {dayOnly ? formats.day(iso) : formats.instant(iso)}
    </time>
  );
}
