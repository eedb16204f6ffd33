import type { VerdictLanguage } from '@topsteel/domain/verdict';
import { pageTexts } from './page-texts/index.ts';

const PAPER = 'white';

/** The web app manifest: the installed app opens where labels are checked. */
export function manifestIn(language: VerdictLanguage) {
  const texts = pageTexts[language];
  const icon = (size: number, purpose: 'any' | 'maskable') => ({
    src: `/icons/${purpose === 'any' ? '' : 'maskable-'}${String(size)}.png`,
    sizes: `${String(size)}x${String(size)}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: '/v',
    name: 'TopSteel',
    short_name: 'TopSteel',
    description: texts.homeLead,
    lang: language,
    dir: 'ltr',
    scope: '/',
    start_url: `/v?lang=${language}`,
    display: 'standalone',
    background_color: PAPER,
    theme_color: PAPER,
    icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable')],
    shortcuts: [{ name: texts.homeTitle, url: `/v?lang=${language}` }],
  };
}
