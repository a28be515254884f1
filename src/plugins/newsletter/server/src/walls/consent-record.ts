import { refuse, type Wall } from './wall';

/** Inserted by the ledger repository alone; not updated, not deleted, by nobody (design 2.2, GDPR Art. 7(1)). */
export const consentRecordWall: Wall = {
  create: refuse('append_only', 'DESIGN-2.2'),
  update: refuse('append_only', 'DESIGN-2.2'),
  remove: refuse('append_only', 'DESIGN-2.2'),
};
