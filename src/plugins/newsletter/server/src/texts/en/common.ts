import type { Texts } from '../de';

export const common: Texts['common'] = {
  optional: 'optional',
  emailLabel: 'E-mail address',
  kinds: 'Content',
  frequency: 'How often',
  controller: 'Responsible',
  partnersHeading: 'Partners involved',
  partnersIntro: 'These companies take part in the sign-up. You will only hear from those you tick yourself:',
  partnersConfirmed: 'These companies may write to you as well once you confirm:',
  partnerAddress: 'Address',
  partnerProducts: 'Products',
  privacyLink: 'Privacy policy',
  privacyTitle: 'Privacy',
  privacyLead:
    'Whoever sends you the newsletter is responsible. Read here what happens with your data there:',
  imprintLabel: 'Legal notice',
  errorTitle: (title) => `Error: ${title}`,
  problemsHeading: 'Please check what you entered',
  trapLabel: 'Please leave this field empty',
  closePage: 'You can close this page now.',
};
