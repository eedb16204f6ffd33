import {
  localThousandths,
  measuresOfFacts,
  nameOfFacts,
  type CatalogueLanguage,
} from '../describe-product.ts';
import type { ProductFacts } from '../product.ts';
import { escaped, SIDE, text } from './canvas.ts';
import {
  acrossFlatsOf,
  drawAngle,
  drawChannel,
  drawDoubleTee,
  drawHexagon,
  drawHollow,
  drawMesh,
  drawRectangle,
  drawRing,
  sizeOfFacts,
} from './outline.ts';

/**
 * A drawing of the product from its dimensions, in SVG: outline to scale with dimension lines in millimetres, a title and a
 * description for who does not see it. The same facts give the same bytes. A form that is not drawn shows its
 * designation alone.
 *
 * @example drawProduct(heb200, 'en').startsWith('<svg xmlns="http://www.w3.org/2000/svg"') // true
 */
export function drawProduct(facts: ProductFacts, language: CatalogueLanguage): string {
  const label = (um: number): string => localThousandths(BigInt(um), language);
  const outline = outlineOf(facts, label);
  const description = measuresOfFacts(facts, language).join(', ');
  const shape = outline === '' ? text(SIDE / 2, SIDE / 2, facts.designation) : outline;
  const thickness =
    facts.thicknessUm === null ? '' : text(SIDE / 2, SIDE - 12, `t = ${label(facts.thicknessUm)} mm`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-labelledby="n d" lang="${language}">`,
    `<title id="n">${escaped(nameOfFacts(facts, language))}</title><desc id="d">${escaped(description)}</desc>`,
    STYLE,
    shape,
    thickness,
    '</svg>',
  ].join('');
}

const STYLE =
  '<style>svg{color:#1c2733}.o{fill:#c8d2dc;stroke:currentColor;stroke-width:1.5}.w{fill:none;stroke:currentColor;stroke-width:2}' +
  '.d{stroke:currentColor;stroke-width:.75}text{fill:currentColor;font:14px system-ui,sans-serif}' +
  '@media(prefers-color-scheme:dark){svg{color:#e6ebf0}.o{fill:#4a5a6a}}</style>' +
  '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">' +
  '<path d="M0 1 8 4 0 7Z" fill="currentColor"/></marker></defs>';

function outlineOf(facts: ProductFacts, label: (um: number) => string): string {
  const { form, heightUm, widthUm, thicknessUm, diameterUm, lengthUm } = facts;
  const size = facts.family === 'section' ? sizeOfFacts(facts) : undefined;
  if (size) {
    if (form === 'angle') return drawAngle(size, label);
    return form === 'upn' || form === 'upe' ? drawChannel(size, label) : drawDoubleTee(size, label);
  }
  if (form === 'shs' || form === 'rhs') return drawHollow(facts, label);
  if (facts.family === 'fastener' && diameterUm !== null) {
    const acrossFlats = acrossFlatsOf(diameterUm);
    return acrossFlats === undefined
      ? ''
      : drawHexagon(acrossFlats, form === 'nut' ? diameterUm : null, label);
  }
  if (diameterUm !== null) return drawRing(diameterUm, thicknessUm, label);
  if (form === 'hexagon' && widthUm !== null) return drawHexagon(widthUm, null, label);
  if (form === 'mesh' && widthUm !== null && lengthUm !== null) return drawMesh(widthUm, lengthUm, label);
  if (widthUm === null) return '';
  if (facts.family === 'coil') return '';
  const isLaid = ['plate', 'sheet', 'insulation'].includes(facts.family) && lengthUm !== null;
  if (isLaid) return drawRectangle(lengthUm, widthUm, label);
  return drawRectangle(widthUm, heightUm ?? thicknessUm ?? widthUm, label);
}
