import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const unit = readFileSync('deploy/baton.service', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('the systemd unit', () => {
  it('starts as npm start does, keeps its data, and is started again whatever happens', () => {
    const lines = unit.split('\n');
    expect(lines).toContain(`ExecStart=/usr/bin/${scripts.start}`);
    expect(lines).toContain('StateDirectory=baton');
    expect(lines).toContain('Environment=BATON_DATA_DIR=/var/lib/baton');
    expect(lines).toContain('Restart=always');
    expect(lines).toContain('KillSignal=SIGTERM');
  });

  it.skipIf(!hasSystemd)(
    'is one that systemd takes, and calls little exposed (needs systemd-analyze)',
    () => {
      const security = execFileSync(
        'systemd-analyze',
        ['security', '--offline=yes', '--threshold=20', 'deploy/baton.service'],
        { encoding: 'utf8' },
      );
      expect(security).toContain('Overall exposure level');
    },
  );
});
