import { configSchema, nameServersOf } from './index';

const { mxLookup } = configSchema.shape;

it.each([
  [undefined, null],
  ['off', null],
  ['on', []],
  ['127.0.0.1', ['127.0.0.1']],
  ['127.0.0.1:5353, 2001:db8::1, [2001:db8::1]:53', ['127.0.0.1:5353', '2001:db8::1', '[2001:db8::1]:53']],
])('MSR-2.3d: with the setting %p recipients’ domains are looked up at %j', (value, servers) => {
  expect(nameServersOf({ mxLookup: mxLookup.parse(value) })).toEqual(servers);
});

it.each(['', 'yes', 'dns.example.org', '127.0.0.1:0', '127.0.0.1:70000', '127.0.0.1,', '[::1', '1.2.3'])(
  'MSR-2.3d: %j starts nothing that asks',
  (value) => {
    expect(mxLookup.safeParse(value).success).toBe(false);
  },
);
