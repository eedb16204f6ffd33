'use client';

import { useTranslations } from 'next-intl';
import {
  useActionState,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  useTransition,
  type ReactNode,
} from 'react';
import type { ProductShape } from '@topsteel/domain/pricing';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Refreshing } from '../../ui/refreshing.tsx';
import { useRouter } from '../../words/navigation.ts';
import { addToBasket, getQuote } from './acts.ts';
import { BuyFields } from './buy-fields.tsx';
import { BuyResultNotice } from './buy-result.tsx';
import { isOnStep, readAmount, textsOf, type Field, type LotTerms } from './lot-order.ts';
import { lotParams, wasText, type LotQuery } from './lot-query.ts';
import { WrongSentence } from './wrong-sentence.tsx';

type BuyFormProps = {
  offerId: string;
  action: string;
  start: Omit<LotQuery, 'reading'>;
  fields: Field[];
  shape: ProductShape;
  terms: LotTerms;
  /** New for each view of the page: pressing twice orders once. */
  idempotencyKey: string;
  canQuote: boolean;
  /** What the smallest piece weighs, said above the fields. */
  hint: ReactNode;
  /** The price ladder of `start`, made on the server. */
  children: ReactNode;
};

/** After the last key the price is asked for anew. */
const PAUSE_MS = 350;

const neverChanges = () => () => undefined;

/** How much is wanted, in whichever unit, with its price, and the ways to order it. */
export function BuyForm(props: BuyFormProps) {
  const { offerId, action, start, fields, shape, terms, idempotencyKey, canQuote, hint, children } = props;
  const t = useTranslations('buyBox');
  const formats = useFormats();
  const router = useRouter();
  const [driver, setDriver] = useState(start.driver);
  const [texts, setTexts] = useState(start.texts);
  const [isPricing, startPricing] = useTransition();
  const [added, add, isAdding] = useActionState(addToBasket, null);
  const [quoted, ask, isAsking] = useActionState(getQuote, null);
  const isAwake = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const pricedAt = quoted?.state === 'priced' ? quoted.href : undefined;
  useEffect(() => {
    if (pricedAt !== undefined) location.assign(pricedAt);
  }, [pricedAt]);
  const shown = useRef(start.texts[start.driver]);
  const reading = readAmount(driver, texts[driver], shape, terms, formats.language);
  const tonnes = (grams: bigint): string => formats.mass(grams, 't');

  const change = (field: Field, text: string) => {
    const next = readAmount(field, text, shape, terms, formats.language);
    setDriver(field);
    setTexts(
      next.ok ? { ...textsOf(next.mass, formats.language), [field]: text } : { ...texts, [field]: text },
    );
  };
  const said = texts[driver];
  const isRight = reading.ok;
  useEffect(() => {
    if (said === shown.current || !isRight) return;
    const timer = setTimeout(() => {
      shown.current = said;
      const params = lotParams({ ...start, driver, texts });
      startPricing(() => {
        router.replace(`/offers/${offerId}?${params.toString()}`, { scroll: false });
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [said, isRight, driver, texts, offerId, router, start]);

  return (
    <form action={action} method="get" className="grid gap-3">
      <input type="hidden" name="offer" value={offerId} />
      <input type="hidden" name="was" value={wasText(start.texts)} />
      <input type="hidden" name="by" value={driver} />
      <input type="hidden" name="typed" value={formats.language} />
      <input type="hidden" name="awake" value={isAwake ? 'yes' : ''} />
      <input type="hidden" name="key" value={idempotencyKey} />
      {start.extras.map((code) => (
        <input key={code} type="hidden" name="extra" value={code} />
      ))}
      {start.cuts === '' ? null : <input type="hidden" name="cuts" value={start.cuts} />}
      <p className="text-sm text-ink-2">{hint}</p>
      <BuyFields fields={fields} texts={texts} driver={driver} isWrong={!reading.ok} onChange={change} />
      {reading.ok ? (
        <dl className="grid grid-cols-3 gap-2 border-y border-rule py-2 text-sm [&_dd]:font-semibold [&_dt]:text-ink-2">
          <div>
            <dt>{t('theoretical')}</dt>
            <dd>{tonnes(reading.mass.massGrams)} t</dd>
          </div>
          <div>
            <dt>{t('tolerance')}</dt>
            <dd>+{formats.percentOfPermille(terms.overTolerancePermille)} %</dd>
          </div>
          <div>
            <dt>{t('maximum')}</dt>
            <dd>{tonnes(reading.maxGrams)} t</dd>
          </div>
        </dl>
      ) : (
        <WrongSentence wrong={reading.wrong} terms={terms} />
      )}
      <noscript>
        <button className="button button-quiet button-small">{t('update')}</button>
      </noscript>
      <Refreshing isBusy={isPricing}>{children}</Refreshing>
      <BuyResultNotice result={added ?? quoted} />
      <div className="grid gap-2">
        <button className="button" formAction={add} disabled={isAdding || !reading.ok}>
          {isAdding ? t('busy') : t('basket')}
        </button>
        {added?.state === 'added' ? (
          <Link href="/cart" className="button button-quiet">
            {t('toBasket')}
          </Link>
        ) : null}
        {canQuote && (!reading.ok || isOnStep(reading.mass.massGrams, terms)) ? (
          <>
            <button
              className="button button-quiet"
              formAction={ask}
              disabled={isAsking}
              aria-describedby="get-hint"
            >
              {isAsking ? t('busy') : t('get')}
            </button>
            <p id="get-hint" className="text-sm text-ink-2">
              {t('getHint')}
            </p>
          </>
        ) : null}
      </div>
    </form>
  );
}
