// all.mjs - the browser tests of the HTML report, one after the other
import { finish } from './harness.mjs';

try {
  await import('./page.mjs');
  await import('./hostile.mjs');
  await import('./odd.mjs');
  await import('./scale.mjs');
} finally {
  await finish();
}
