/** The address of a link below the language of its page, as `Link` takes it: `/en/steel?q=HEB` is `/steel?q=HEB`. */
export const hrefOf = (link: Element | null): string =>
  (link?.getAttribute('href') ?? '').replace(/^\/[a-z]{2}(?=[/?#]|$)/, '') || '/';
