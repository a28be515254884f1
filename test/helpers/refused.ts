import { tableHashes } from './doors';
import type { App } from './strapi';

/** The hashes of all tables; what counts visitors and sessions is nobody's consent. */
const written = async (app: App): Promise<object> => {
  const { newsletter_signup_hours: _traffic, ...tables } = await tableHashes(app);
  return tables;
};

/** Does the work, and holds that not one row was written, changed or removed by it. */
export const nothingWritten = async <T>(app: App, work: () => Promise<T>): Promise<T> => {
  const before = await written(app);
  const result = await work();
  expect(await written(app)).toEqual(before);
  return result;
};
