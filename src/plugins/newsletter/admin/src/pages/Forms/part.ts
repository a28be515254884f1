import type { FormDraft } from '../../../../shared/contracts';
import type { Edited } from '../../hooks/useEdited';

/** What every card of the builder works on. */
export interface PartProps {
  readonly edited: Edited<FormDraft>;
  readonly disabled: boolean;
}
