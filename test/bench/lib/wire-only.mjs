import { engineFromSource } from './source.mjs';

const WHO = `SELECT d.id AS "deliveryId", d.subscriber_id AS "subscriberId", s.email, s.fields
  FROM newsletter_deliveries d JOIN newsletter_subscribers s ON s.document_id = d.subscriber_id WHERE d.run_id = ?`;

const parsed = (fields) => (typeof fields === 'string' ? JSON.parse(fields) : (fields ?? {}));

/** One connection: each mail composed, signed and handed over, the next recipient announced behind it. */
const runLane = async ({ mailer, messages }, compiled, queue) => {
  const lane = await mailer.openLane();
  try {
    for (let one = queue.pop(); one;) {
      const next = queue.pop();
      const built = await messages.forRecipient(compiled, one, Date.now());
      if (!built.ok) throw new Error(built.reason);
      const ahead = next && messages.envelopeTo(compiled, next.deliveryId, next.email);
      const { outcome } = await lane.send(built.envelope, built.message, ahead);
      if (outcome !== 'submitted') throw new Error(`A mail ended as ${outcome}.`);
      one = next;
    }
  } finally {
    await lane.close();
  }
};

/** The pipeline without a database: the same composer, signer and client send a campaign's mails from memory. */
export const sendWithoutRows = async (app, campaignId) => {
  const { runs, senders, purposes } = app.newsletter.repositories;
  const run = await runs.findByCampaign(campaignId);
  const sender = await senders.find(run.senderId);
  const { keys } = await app.newsletter.dkim.load(sender);
  const purpose = await purposes.find(run.senderId, run.purposeKey);
  const stored = await runs.content(run.id);
  const rows = await app.strapi.db.connection.raw(WHO, [run.id]);
  const people = (rows.rows ?? rows).map((row) => ({ ...row, fields: parsed(row.fields) }));
  const parts = engineFromSource(app);
  return async () => {
    const compiled = parts.messages.compileRun(run, stored, sender, { purpose, signing: keys });
    const queue = [...people];
    await Promise.all(
      Array.from({ length: parts.mailer.concurrency }, () => runLane(parts, compiled, queue)),
    );
    await parts.mailer.rest();
  };
};
