import { QUEUES } from '../../../src/jobs/queues.ts';
import { openQueue } from '../../../src/queue/open-queue.ts';

/** Makes an empty embedded database in the folder that the first argument names. */

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Expected a folder');
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const queue = await openQueue({ databaseUrl: null, databaseBackend: null, dataDir, queues: QUEUES, log });
await queue.stop({ drainMs: 0 });
