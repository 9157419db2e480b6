// What the browser tests share: the program, a browser that calls nobody, places for pages and screenshots.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const program = process.env.ISNAD ?? join(root, 'target/debug/isnad');
export const shots = join(root, 'target/browser');
mkdirSync(shots, { recursive: true });
export const folder = mkdtempSync(join(tmpdir(), 'isnad-pages-'));

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** A browser with a fresh profile; every `newContext` is another. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });

/** Runs the program and gives what it prints. */
export const isnad = (...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });

/** Writes the page of a sample or of a text, and gives its address. */
export function page(name, { lang = 'ar', text, policy = 'recommended' } = {}) {
  let source = join(root, 'samples', `${name}.txt`);
  if (text !== undefined) writeFileSync(source = join(folder, `${name}.txt`), text);
  const file = join(folder, `${name}-${lang}.html`);
  isnad('analyze', '--format', 'html', '--lang', lang, ...(policy ? ['--policy', policy] : []), '-o', file, source);
  return `file://${file}`;
}

/** Opens an address and keeps what the page asked for and complained about. */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const asked = [], complaints = [];
  tab.on('request', (request) => asked.push(request.url()));
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('dialog', async (dialog) => { complaints.push(`dialog: ${dialog.message()}`); await dialog.dismiss(); });
  await tab.goto(address);
  return { context, tab, asked, complaints };
}

/** Texts of the chains that can be seen. */
export const seen = (tab) => tab.locator('.tip:visible').allInnerTexts();
