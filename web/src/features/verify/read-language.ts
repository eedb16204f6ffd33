import { verdictLanguages, type VerdictLanguage } from '@topsteel/domain/verdict';

/**
 * The language of a verification page: `?lang=`, else the first of Accept-Language that we have, else English.
 *
 * @example readLanguage(new Request('https://steel.example/v', { headers: { 'accept-language': 'fr-CH, en;q=0.5' } })) // 'fr'
 */
export function readLanguage(request: Request): VerdictLanguage {
  const asked = new URL(request.url).searchParams.get('lang');
  const accepted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...options] = entry.trim().split(';');
      const weight = options.find((option) => option.trim().startsWith('q='))?.split('=')[1];
      return {
        tag: tag.toLowerCase().split('-')[0] ?? '',
        weight: weight === undefined ? 1 : Number(weight),
      };
    })
    .sort((a, b) => b.weight - a.weight);
  const wanted = [asked, ...accepted.filter(({ weight }) => weight > 0).map(({ tag }) => tag)];
  return (
    wanted
      .map((tag) => verdictLanguages.find((language) => language === tag))
      .find((tag) => tag !== undefined) ?? 'en'
  );
}
