import { describe, expect, it } from 'vitest';
import { reachedAt, readWebhookAddress } from '../../src/registration/addresses.ts';

describe('the address that the page was reached at', () => {
  it.each([
    [{ host: 'baton.example.com' }, 'http://baton.example.com'],
    [{ host: 'baton.example.com', 'x-forwarded-proto': 'https' }, 'https://baton.example.com'],
    // Probot's set-up took any value for https.
    [{ host: 'baton.example.com', 'x-forwarded-proto': 'http' }, 'http://baton.example.com'],
    [{ host: 'baton.example.com', 'x-forwarded-proto': 'https, http' }, 'https://baton.example.com'],
    [{ host: '[::1]:3000' }, 'http://[::1]:3000'],
    [{ host: 'a b' }, 'http://fallback'],
    [{}, 'http://fallback'],
  ])('by %j is %s', (headers, expected) => {
    expect(reachedAt(headers, 'http://fallback')).toBe(expected);
  });
});

describe('the address of the webhook', () => {
  it.each([
    ['https://baton.example.com', 'https://baton.example.com/api/github/webhooks'],
    ['https://baton.example.com/', 'https://baton.example.com/api/github/webhooks'],
    ['https://baton.example.com/other?a=1#b', 'https://baton.example.com/api/github/webhooks'],
  ])('from %s is %s, without a doubt', (text, url) => {
    expect(readWebhookAddress(text, null)).toEqual({ kind: 'address', url, doubt: null });
  });

  it('is the channel itself where one forwards', () => {
    const channel = 'https://smee.io/channel';
    expect(readWebhookAddress(channel, channel)).toEqual({ kind: 'address', url: channel, doubt: null });
  });

  it.each([
    ['http://localhost:3000', 'refuses it'],
    ['http://baton.localhost', 'refuses it'],
    ['https://127.0.0.1', 'refuses it'],
    ['https://[::1]', 'refuses it'],
    ['https://10.1.2.3', 'private network'],
    ['https://172.31.0.1', 'private network'],
    ['https://[fd00::1]', 'private network'],
    ['https://baton.internal', 'private network'],
    ['http://baton.example.com', 'not encrypted'],
  ])('%s is doubtful: %s', (text, doubt) => {
    expect(readWebhookAddress(text, null)).toMatchObject({ doubt: expect.stringContaining(doubt) as string });
  });

  it.each([
    '',
    'baton.example.com',
    'ftp://baton.example.com',
    'javascript:alert(1)',
    'https://a:b@c.example',
  ])('%j is none', (text) => {
    expect(readWebhookAddress(text, null).kind).toBe('wrong');
  });
});
