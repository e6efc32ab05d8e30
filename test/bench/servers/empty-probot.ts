import { createServer } from 'node:http';
import { createNodeMiddleware, Probot } from 'probot';
import { APP_ID, WEBHOOK_SECRET } from '../world.ts';
import { listen } from './listen.ts';

/** What Probot alone costs: its middleware with default settings, and a handler that does nothing. */
const middleware = await createNodeMiddleware(
  (app) => {
    app.on('pull_request', () => undefined);
  },
  {
    probot: new Probot({
      appId: APP_ID,
      privateKey: process.env['PRIVATE_KEY'] ?? '',
      secret: WEBHOOK_SECRET,
      logLevel: 'error',
    }),
  },
);

listen(
  createServer((request, response) => {
    void middleware(request, response);
  }),
);
