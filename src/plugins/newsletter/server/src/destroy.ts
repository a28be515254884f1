import { setNewsletter } from './instance';
import { releaseAll } from './released';

export default async (): Promise<void> => {
  await releaseAll();
  setNewsletter(null);
};
