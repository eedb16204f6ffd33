export { AccessTokens } from './access-tokens.ts';
export { CarbonModule } from './carbon-module.ts';
export { SendAnswers } from './send-answers.ts';
