export { reserveSpending, releaseSpending, type Spending } from './reserve-spending.ts';
