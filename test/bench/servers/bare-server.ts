import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { WEBHOOK_SECRET } from '../world.ts';
import { listen } from './listen.ts';

/** The lowest floor: the body is read, its signature verified, and the answer is 202. Nothing is parsed or kept. */
const server = createServer((request, response) => {
  const hmac = createHmac('sha256', WEBHOOK_SECRET);
  request.on('data', (chunk: Buffer) => hmac.update(chunk));
  request.on('end', () => {
    const expected = Buffer.from(`sha256=${hmac.digest('hex')}`);
    const given = Buffer.from(String(request.headers['x-hub-signature-256']));
    const isSigned = expected.length === given.length && timingSafeEqual(expected, given);
    response.writeHead(isSigned ? 202 : 401, { 'content-length': 0 }).end();
  });
});

listen(server);
