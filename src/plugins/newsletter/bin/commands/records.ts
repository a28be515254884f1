import { textValue } from '../arguments';
import { InputError, type Run } from '../command';
import { withNewsletter } from '../site';

/** Records of processing from what is set up now, or the template of a processing agreement. */
export const run: Run = async (invocation) => {
  const language = textValue(invocation.values, 'language') || 'de';
  if (language !== 'de' && language !== 'en')
    throw new InputError('option_invalid', 'The language is de or en.');
  const senderId = textValue(invocation.values, 'sender') || undefined;
  return withNewsletter(invocation, async ({ records }) => {
    if (invocation.values.agreement === true) {
      const text = await records.agreementText(senderId, language);
      return { exitCode: 0, document: { language, agreement: text }, text };
    }
    const document = await records.records(senderId, language);
    return { exitCode: 0, document, text: await records.recordsText(senderId, language) };
  });
};
