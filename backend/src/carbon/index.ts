export { AccessTokens } from './access-tokens.ts';
export { CarbonModule } from './carbon-module.ts';
export { figureOfLot, type LotFigure } from './figure-of-lot.ts';
export { SendAnswers } from './send-answers.ts';
