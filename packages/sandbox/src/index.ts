export { isPieceName, type PieceName, PIECES } from './pieces.ts';
