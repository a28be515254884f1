import { dkimVerify } from 'mailauth/lib/dkim/verify';
import type { App } from './strapi';

/** What the DNS would answer if every record that the product shows for a sender were published. */
export const publishedRecords = async (app: App, senderId: string): Promise<ReadonlyMap<string, string>> => {
  const keys = await app.newsletter.dkimRotation.list(senderId);
  return new Map(keys.map(({ record }) => [record.name, record.value]));
};

/** mailauth's word on each signature of a mail: `pass rsa-sha256 nl1`. */
export const verdicts = async (
  raw: Buffer,
  records: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const resolver = (name: string, type: string) => {
    const record = type === 'TXT' ? records.get(name) : undefined;
    return record === undefined
      ? Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
      : Promise.resolve([record.match(/.{1,255}/g) ?? []]);
  };
  const { results } = await dkimVerify(raw, { resolver } as Parameters<typeof dkimVerify>[1]);
  return results.map((one) => {
    const { algo, selector, status } = one as {
      algo?: string;
      selector?: string;
      status: { result?: string };
    };
    return `${status.result} ${algo} ${selector}`;
  });
};
