import { getLocale, getTranslations } from 'next-intl/server';

/** A list straight from a spreadsheet; the basket judges it line by line. */
export async function PasteBox() {
  const t = await getTranslations('steel.home');
  return (
    <form action={`/${await getLocale()}/cart/paste`} className="panel grid gap-2">
      <h2>
        <label htmlFor="paste">{t('paste')}</label>
      </h2>
      <p id="paste-hint" className="text-sm text-ink-2">
        {t('pasteHint')}
      </p>
      <textarea
        id="paste"
        name="lines"
        rows={4}
        maxLength={6000}
        className="field font-mono text-sm"
        aria-describedby="paste-hint"
        placeholder={'HEB200-12\t24\tpcs\nKOKER-100-5\t120\tm'}
      />
      <button className="button button-quiet justify-self-start">{t('pasteButton')}</button>
    </form>
  );
}
