import { WEBHOOK_PATH } from './webhook-endpoint.ts';

interface ProxyLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

interface SmeeModule {
  readonly SmeeClient: new (options: {
    source: string;
    target: string;
    logger: { info(message: string): void; error(message: string): void };
  }) => { start(): Promise<unknown>; stop(): Promise<void> };
}

/** A package that only development needs: it is not installed with Baton. */
const CLIENT = 'smee-client';

/** Forwards deliveries from a smee.io channel to this machine, for development; returns what closes it. */
export async function startProxy(source: string, url: string, log: ProxyLog): Promise<() => Promise<void>> {
  let client: SmeeModule;
  try {
    client = (await import(CLIENT)) as SmeeModule;
  } catch (error) {
    throw new Error(`WEBHOOK_PROXY_URL needs the package ${CLIENT}: run npm install --no-save ${CLIENT}`, {
      cause: error,
    });
  }
  const smee = new client.SmeeClient({
    source,
    target: `${url}${WEBHOOK_PATH}`,
    logger: { info: (message) => log.info({}, message), error: (message) => log.error({}, message) },
  });
  await smee.start();
  return () => smee.stop();
}
