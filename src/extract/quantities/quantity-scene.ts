import type { LanguagePack } from '../../language/index.ts';
import type { Piece } from '../../text/index.ts';
import type { ApproximatorTable } from '../numbers/approximators.ts';
import type { CompiledNumbers } from '../numbers/number-lexicon.ts';
import type { UnitTable } from './unit-table.ts';

/** A text with what its quantities are read by. */
export interface QuantityScene {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly pack: LanguagePack;
  readonly numbers: CompiledNumbers;
  readonly units: UnitTable;
  readonly approximators: ApproximatorTable;
}
