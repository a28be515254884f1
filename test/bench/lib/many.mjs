import { createHash } from 'node:crypto';

const AT_ONCE = 5_000;
const DAY_MS = 86_400_000;
const MONTHS_MS = 730 * DAY_MS;

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const numbered = (what, n) => `${what}${String(n).padStart(12, '0')}`;

/** What an import with complete proof writes about one person, by the published formulas. */
const person = (keys, senderId, n) => {
  const [subscriberId, email] = [numbered('person', n), `leser${n}@example.org`];
  const confirmed = Date.now() - 30 * DAY_MS;
  const occurredAt = new Date(Date.now() - 29 * DAY_MS).toISOString();
  const payload = JSON.stringify({
    actor: 'bench',
    address: sha256(`${keys.addressSalt(subscriberId)}\n${email}`),
    expressedAt: new Date(confirmed).toISOString(),
    origin: 'own-form',
    row: n,
  });
  const record = {
    documentId: numbered('record', n),
    event: 'imported',
    occurredAt,
    payloadHash: sha256(payload),
    purposeKey: 'brief',
    senderId,
    subscriberId,
  };
  return { subscriberId, email, hash: keys.hashAddress(email), payload, confirmed, record };
};

const rowsOf = (keys, { record, ...one }) => {
  const { subscriberId, email, hash, payload, confirmed } = one;
  const { senderId, purposeKey, documentId, event, occurredAt, payloadHash } = record;
  return {
    newsletter_subscribers: {
      document_id: subscriberId,
      sender_id: senderId,
      email,
      email_normalised: email,
      email_hash: hash,
      language: 'de',
      fields: '{}',
      state: 'active',
      source: 'import:own-form',
    },
    newsletter_consents: {
      subscriber_id: subscriberId,
      sender_id: senderId,
      purpose_key: purposeKey,
      state: 'active',
      since: confirmed,
      expressed_at: confirmed,
      expires_at: confirmed + MONTHS_MS,
      renewals_asked: 0,
    },
    newsletter_consent_records: {
      document_id: documentId,
      sender_id: senderId,
      subscriber_id: subscriberId,
      purpose_key: purposeKey,
      event,
      occurred_at: occurredAt,
      payload,
      payload_hash: payloadHash,
      mac: keys.ledgerMac(JSON.stringify(record)),
    },
  };
};

/** So many rows of each table in statements of a few hundred. */
const insertAll = async (trx, all) => {
  for (const table of Object.keys(all[0])) {
    const rows = all.map((tables) => tables[table]);
    for (let from = 0; from < rows.length; from += 500) await trx(table).insert(rows.slice(from, from + 500));
  }
};

/** People with a proven consent, straight into the tables: through the import a million takes minutes. */
export const seedMany = async ({ newsletter }, senderId, count) => {
  const { keys, database } = newsletter;
  for (let start = 0; start < count; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, n) => start + n);
    const all = numbers.map((n) => rowsOf(keys, person(keys, senderId, n)));
    await database.transaction(() => insertAll(database.knex(), all));
  }
};

const NUMBERS = {
  sqlite: 'WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)',
  postgres: 'WITH n(i) AS (SELECT generate_series(0, ?::int - 1))',
};
const PER_RUN = 100_000;

/** Campaigns of the past with their deliveries and what the sending log kept of them, by one statement each. */
export const seedPast = async ({ newsletter }, senderId, { from, count, people }) => {
  const { database } = newsletter;
  const numbers = database.isSqlite ? NUMBERS.sqlite : NUMBERS.postgres;
  const at = Date.now() - 40 * DAY_MS;
  for (let done = 0; done < count; done += PER_RUN) {
    const size = Math.min(PER_RUN, count - done);
    await database.transaction(async () => {
      const knex = database.knex();
      const campaign = numbered('past', from + done);
      const run = {
        campaign_id: campaign,
        sender_id: senderId,
        sender_domain: 'messhaus.test',
        purpose_key: 'brief',
        mailing_id: campaign,
        state: 'sent',
        start_at: at,
        frozen_at: at,
        finished_at: at,
        total: size,
        submitted: size,
        confirmation_id: campaign,
        approval_needed: false,
        content_hash: campaign,
        content: '{}',
      };
      const [{ id }] = await knex('newsletter_runs').insert(run).returning('id');
      await knex.raw(
        `INSERT INTO newsletter_deliveries (run_id, subscriber_id, state, reply, attempts, holder, first_attempt_at, handed_over_at)
         ${numbers} SELECT ${id}, 'past' || (i % ${people}), 'submitted', NULL, 1, 'bench', ${at}, ${at} FROM n`,
        [size],
      );
      await knex.raw(
        `INSERT INTO newsletter_sending_log (sender_domain, kind, at, delivery_id)
         SELECT 'messhaus.test', 'campaign', ${at}, id FROM newsletter_deliveries WHERE run_id = ${id}`,
      );
    });
  }
  if (!database.isSqlite) await database.knex().raw('ANALYZE newsletter_deliveries');
};
