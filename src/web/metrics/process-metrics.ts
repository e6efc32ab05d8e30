import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';

/** What the process tells about itself when `/metrics` is asked. */
export interface ProcessSource {
  readonly version: string;
  /** Entries by cache. */
  readonly cacheSizes: () => Readonly<Record<string, number>>;
}

/** Registers Node's own metrics, what runs here, and the sizes of caches. */
export function createProcessMetrics(
  registry: Registry,
  source: ProcessSource,
): { readonly showReady: (isReady: boolean) => void } {
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'baton_build_info',
    help: 'Always 1; the labels tell the version of Baton and of Node',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version: source.version, node: process.versions.node }, 1);
  new Gauge({
    name: 'baton_cache_entries',
    help: 'Entries of the caches in memory: commits that something was looked up at (lookups, with lookup-characters), merges by repository, config-files, repositories that woke (awake)',
    labelNames: ['cache'],
    registers,
    collect() {
      for (const [cache, entries] of Object.entries(source.cacheSizes())) this.set({ cache }, entries);
    },
  });
  const ready = new Gauge({
    name: 'baton_ready',
    help: '1 while /readyz answers 200: the queue could be written and read, and the process is not stopping',
    registers,
  });
  return { showReady: (isReady) => ready.set(isReady ? 1 : 0) };
}
