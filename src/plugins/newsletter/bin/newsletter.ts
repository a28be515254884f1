#!/usr/bin/env node
import { main } from './main';

export { InputError } from './command';
export { main };

// The site's own script loads this file and calls `main` itself, with its choice of database.
if (require.main === module) {
  void main(process.argv.slice(2), { cwd: process.cwd(), appDir: process.cwd() }).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
