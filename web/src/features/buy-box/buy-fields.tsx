import { useTranslations } from 'next-intl';
import type { Field, FieldTexts } from './lot-order.ts';

type BuyFieldsProps = {
  fields: Field[];
  texts: FieldTexts;
  driver: Field;
  isWrong: boolean;
  onChange: (field: Field, text: string) => void;
};

/** Pieces, length and mass side by side. */
export function BuyFields({ fields, texts, driver, isWrong, onChange }: BuyFieldsProps) {
  const t = useTranslations('buyBox');
  return (
    <div className="flex gap-2">
      {fields.map((field) => {
        const isRefused = isWrong && field === driver;
        return (
          <label key={field} className="grid min-w-0 flex-1 content-end gap-0.5 text-sm font-semibold">
            {t(`field.${field}`)}
            <input
              name={field}
              className="field text-right"
              inputMode={field === 'pieces' ? 'numeric' : 'decimal'}
              autoComplete="off"
              maxLength={12}
              value={texts[field]}
              onChange={(event) => {
                onChange(field, event.target.value);
              }}
              onKeyDown={(event) => {
                // The price follows by itself; Enter must not order.
                if (event.key === 'Enter') event.preventDefault();
              }}
              aria-invalid={isRefused}
              {...(isRefused ? { 'aria-describedby': 'amount-wrong' } : {})}
            />
          </label>
        );
      })}
    </div>
  );
}
