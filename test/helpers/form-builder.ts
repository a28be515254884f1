import { adminDoor, bootDoors, refusal, type Answer, type Loose } from './doors';
import { FORM, PURPOSE, seedSender } from './seed';
import { uid, type App, type DatabaseKind } from './strapi';

export type Row = Record<string, Loose>;

/** What a caller of Strapi's own API met: code and rule, or what happened instead. */
export const met = async (work: Promise<unknown>): Promise<object> => {
  try {
    return { allowed: JSON.stringify(await work) };
  } catch (error) {
    const { details } = error as { details?: { code?: string; rule?: string } };
    return { code: details?.code ?? String(error), rule: details?.rule };
  }
};

export const met4xx = (answer: Answer): object =>
  answer.status >= 400 && answer.status < 500
    ? refusal(answer)
    : { status: answer.status, text: answer.text };

export const partner = (index: number): Row => ({
  key: `partner-${index}`,
  kind: 'partner',
  title: `Post von Mühle ${index}`,
  messageTypes: 'Angebote',
  frequency: 'höchstens einmal im Monat',
  text: `Ja, die Mühle ${index} KG darf mir Angebote zu Mehl und Getreide per E-Mail schicken.`,
  controller: `Mühle ${index} KG`,
  products: 'Mehl und Getreide',
  address: `Mühlweg ${index}, 10115 Berlin`,
});

/** The form builder of one sender, and the other doors to forms and purposes. */
const builderOf = (app: App, senderId: string, door: Awaited<ReturnType<typeof adminDoor>>) => {
  const query = (type: string) => app.strapi.db.query(uid(type));
  const documents = (type: string) => app.strapi.documents(uid(type));
  const admin = (method: string, path: string, body?: object) =>
    door.call(method, `/newsletter${path}`, body);

  const draft = (changes: Row = {}): Row => ({
    senderId,
    name: 'Startseite',
    ...FORM,
    withdrawalNotice: 'Sie können jederzeit widerrufen.',
    allowedOrigins: null,
    proofOfWork: false,
    ...changes,
  });
  const purpose = (changes: Row = {}): Row => ({
    senderId,
    ...PURPOSE,
    controller: 'Testhaus GmbH',
    products: null,
    address: null,
    ...changes,
  });
  /** A form of its own, published through the form builder. */
  const published = async (slug: string, changes: Row = {}): Promise<Row> => {
    const { json } = await admin('POST', '/signup-forms', draft({ slug, ...changes }));
    const answer = await admin('POST', `/signup-forms/${json.id}/publication`, {
      contentHash: json.assessment.contentHash,
    });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json;
  };
  return { app, senderId, door, query, documents, admin, draft, purpose, published };
};

export type FormBuilder = ReturnType<typeof builderOf> & {
  /** Of the form that is published. */
  readonly formId: string;
};

/** The product with a sender, its form and more purposes than a form may offer. */
export const bootFormBuilder = async (database: DatabaseKind): Promise<FormBuilder> => {
  const app = await bootDoors(database);
  const { senderId } = await seedSender(app);
  const builder = builderOf(app, senderId, await adminDoor(app));
  const { documents, purpose, query } = builder;
  for (let index = 1; index <= 11; index += 1)
    await documents('purpose').create({ data: { ...partner(index), senderId } });
  await documents('purpose').create({
    data: { ...purpose({ key: 'messung', kind: 'tracking', title: 'Messung' }), controller: null },
  });
  await documents('purpose').create({
    data: { ...purpose({ key: 'agb', text: 'Ja zu AGB und Newsletter vom Testhaus.' }) },
  });
  await documents('purpose').create({
    data: { ...purpose({ key: 'alt', archivedAt: new Date(0).toISOString() }) },
  });
  const { documentId: formId } = await query('signup-form').findOne({ where: { slug: 'brief' } });
  return { ...builder, formId };
};
