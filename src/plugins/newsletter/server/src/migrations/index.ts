import { tables } from './0001-tables';
import { ledgerCheckpoints } from './0002-ledger-checkpoints';
import { trailingSeal } from './0002-trailing-seal';
import { signupGuard } from './0004-signup-guard';
import { formHistory } from './0005-form-history';
import { rightsTables } from './0006-rights';
import { importTables } from './0007-imports';
import { subscriberList } from './0008-subscriber-list';
import { consentIndex } from './0009-consent-index';
import { erasureAndRetention } from './0010-erasure-and-retention';
import { deadlines } from './0011-deadlines';
import { erasureList } from './0012-erasure-list';
import { breaches } from './0014-breaches';
import { runners } from './0015-runners';
import { sanctions } from './0016-sanctions';
import { providerLanes } from './0017-provider-lanes';
import { transports } from './0018-transports';
import { dkimKeys } from './0019-dkim-keys';
import { signsOfLife } from './0020-signs-of-life';
import { secretMarks } from './0021-secret-marks';
import { evidenceAnswers } from './0022-evidence-answers';
import { needsSmtpUtf8 } from './0023-needs-smtputf8';
import { lanesByRest } from './0024-lanes-by-rest';
import { letters } from './0025-letters';
import type { Migration } from './migration';

export type { Migration, MigrationTools } from './migration';

export const migrations: readonly Migration[] = [
  tables,
  trailingSeal,
  ledgerCheckpoints,
  signupGuard,
  formHistory,
  rightsTables,
  importTables,
  subscriberList,
  consentIndex,
  erasureAndRetention,
  deadlines,
  erasureList,
  breaches,
  runners,
  sanctions,
  providerLanes,
  transports,
  dkimKeys,
  signsOfLife,
  secretMarks,
  evidenceAnswers,
  needsSmtpUtf8,
  lanesByRest,
  letters,
];
