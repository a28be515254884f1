import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInProfiles, parseSiteProfile, STRICTEST } from '../server/src/domain/sending-policy';
import type { SendingProfile } from '../server/src/domain/sending-policy';
import { InputError } from './command';

/** The profiles of this site, from the folder that the server reads too. @throws InputError profile_invalid */
export const siteProfiles = (appDir: string): Readonly<Record<string, SendingProfile>> => {
  const folder = path.resolve(appDir, process.env.SENDING_POLICIES_DIR || 'config/sending-policies');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const profiles = files.map((name) => readProfile(path.join(folder, name)));
  const names = profiles.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new InputError('profile_invalid', `${folder} holds two profiles called "${twice}".`);
  return Object.fromEntries(profiles.map((profile) => [profile.name, profile]));
};

/** A broken profile must not loosen a policy by being left out. */
const readProfile = (file: string): SendingProfile => {
  const parsed = parseSiteProfile(readJson(file));
  if (!parsed.ok) throw new InputError('profile_invalid', `${file} is no usable profile: ${parsed.message}`);
  return parsed.profile;
};

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InputError('profile_invalid', `${file} is no usable profile: ${(error as Error).message}`, {
      cause: error,
    });
  }
};

/** @throws InputError unknown_profile */
export const requireProfiles = (names: readonly string[], site: object): void => {
  const known = [STRICTEST, ...Object.keys(builtInProfiles), ...Object.keys(site)];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new InputError(
      'unknown_profile',
      `There is no profile "${unknown}". There are: ${known.join(', ')}.`,
    );
};
