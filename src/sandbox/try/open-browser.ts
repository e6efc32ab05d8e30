import { spawn } from 'node:child_process';

/** Asks the desktop to show a page. The address is printed too, so that nothing is lost where there is no desktop. */
export function openBrowser(url: string): void {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  const child = spawn(command, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => child.unref());
  child.unref();
}
