import { guessMapping } from './columns';
import { leftBefore } from './left-before';

const MAILCHIMP =
  'Email Address,First Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID,NOTES,TAGS';
const MAILPOET =
  'Email,First Name,Last Name,Subscription IP,Confirmation time,Confirmation IP,Subscription time,Global status,List status';
const says = (headings: string, cells: string) => leftBefore(headings.split(','))(cells.split(','));

describe('people of whom the file itself says that they left', () => {
  it.each([
    [
      'Mailchimp’s file of those who unsubscribed',
      `${MAILCHIMP},UNSUB_TIME,UNSUB_REASON`,
      'a@x.test,A,2,t,i,t,i,1,e,,,2026-03-01 10:00:00,NORMAL',
    ],
    [
      'Mailchimp’s file of those who bounced',
      `${MAILCHIMP},CLEAN_TIME`,
      'a@x.test,A,2,t,i,t,i,1,e,,,2026-03-01 10:00:00',
    ],
    ['a list of MailPoet somebody left', MAILPOET, 'a@x.test,A,B,i,t,i,t,subscribed,unsubscribed'],
    ['a person MailPoet lost as a whole', MAILPOET, 'a@x.test,A,B,i,t,i,t,bounced,subscribed'],
    [
      'a recipient CleverReach has deactivated',
      'email,registered,activated,deactivated',
      'a@x.test,t,t,1700000000',
    ],
    [
      'a recipient CleverReach has deactivated, in German',
      'E-Mail,Registriert,Aktiviert,Deaktiviert',
      'a@x.test,t,t,01.02.2026',
    ],
    ['a list of MailPoet in German', 'E-Mail,Listenstatus,Globaler Status', 'a@x.test,Abgemeldet,Abonniert'],
    ['whoever has a day of leaving', 'E-Mail,Abmeldedatum', 'a@x.test,01.02.2026'],
    ['our own export, withdrawn', 'email,jawort_email,jawort_consent', 'a@x.test,a@x.test,withdrawn'],
    ['our own export, objected', 'email,jawort_email,jawort_consent', 'a@x.test,a@x.test,objected'],
    ['our own export, lapsed', 'email,jawort_email,jawort_consent', 'a@x.test,a@x.test,expired'],
    ['our own export, suppressed', 'email,jawort_state,jawort_consent', 'a@x.test,suppressed,active'],
  ])('MSR-2.4-21: %s stays away, whatever proof stands beside it', (_, headings, cells) => {
    expect(says(headings, cells)).toBe(true);
  });

  it.each([
    ['whoever did not unsubscribe', `${MAILCHIMP},UNSUB_TIME`, 'a@x.test,A,2,t,i,t,i,1,e,,,'],
    ['MailPoet, on the list', MAILPOET, 'a@x.test,A,B,i,t,i,t,subscribed,subscribed'],
    ['MailPoet, on no list', MAILPOET, 'a@x.test,A,B,i,t,i,t,subscribed,'],
    ['CleverReach writes 0 for never', 'email,registered,activated,deactivated', 'a@x.test,t,t,0'],
    ['our own export, active', 'email,jawort_state,jawort_consent', 'a@x.test,active,active'],
    ['our own export, asked', 'email,jawort_state,jawort_consent', 'a@x.test,unconfirmed,requested'],
    ['our own export, no consent at all', 'email,jawort_state,jawort_consent', 'a@x.test,unconfirmed,'],
    ['a heading like one of an object', 'email,constructor,__proto__', 'a@x.test,x,y'],
  ])('MSR-2.4-21: %s has not left', (_, headings, cells) => {
    expect(says(headings, cells)).toBe(false);
  });

  it('MSR-AS-2: our own export is recognised before the product whose columns stand in it', () => {
    const headings = `${MAILCHIMP},jawort_email,jawort_state,jawort_purpose,jawort_consent,jawort_confirmed_at`;
    expect(guessMapping(headings.split(','))).toMatchObject({
      provider: 'jawort',
      mapping: { email: 11, confirmed_at: 15, firstName: 1 },
    });
  });
});
