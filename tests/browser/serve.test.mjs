// The page of `isnad serve`, in a browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open, program, root, shots } from './lib.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const sample = readFileSync(join(root, 'samples/sole-unnamed-source.txt'), 'utf8');
let browser, server, address;

before(async () => {
  browser = await launch();
  server = spawn(program, ['serve', '--port', '0', '--lang', 'ar'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  address = await new Promise((found, failed) => {
    server.stderr.on('data', (data) => { const at = String(data).match(/http:\/\/[\d.:]+\//); if (at) found(at[0]); });
    server.on('exit', () => failed(new Error('the server ended')));
  });
});
after(async () => { await browser?.close(); server?.kill('SIGTERM'); });

const report = (tab) => tab.frameLocator('#report');

test('report and findings come while typing, and follow policy and language', async () => {
  const { context, tab, asked, complaints } = await open(browser, address);
  await tab.locator('#text').fill(sample);
  await report(tab).locator('button.badge').first().waitFor();
  const recommended = await report(tab).locator('.findings li').count();
  assert.ok(recommended > 0);
  await tab.locator('#policy').selectOption('');
  await report(tab).locator('#findings').waitFor({ state: 'detached' });
  await tab.locator('#policy').selectOption('factcheck');
  await report(tab).locator('.findings li.error').first().waitFor();
  await tab.locator('#lang').selectOption('en');
  await tab.waitForURL('**lang=en');
  assert.equal(await tab.locator('#text').inputValue(), sample);
  await report(tab).getByRole('heading', { name: 'Who speaks' }).waitFor();
  await report(tab).locator('button.badge').first().focus();
  assert.equal(await report(tab).locator('.tip:visible').count(), 1);
  await tab.screenshot({ path: join(shots, 'serve.png') });
  assert.deepEqual(asked.filter((url) => !url.startsWith(address) && !url.startsWith('about:srcdoc')), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('typing letter by letter asks once', async () => {
  const { context, tab, asked } = await open(browser, address);
  await tab.locator('#text').pressSequentially('قال الوزير كريم الحلاق إن الماء كاف.', { delay: 5 });
  await report(tab).locator('button.badge').first().waitFor();
  const reports = asked.filter((url) => url.includes('/report')).length;
  assert.ok(reports <= 2, String(reports));
  await context.close();
});

test('place in the report is kept while the article is edited', async () => {
  const { context, tab } = await open(browser, address);
  await tab.locator('#text').fill(sample);
  await report(tab).locator('#figures').waitFor();
  const scroll = () => tab.evaluate(() => Math.round(document.getElementById('report').contentWindow.scrollY));
  await tab.evaluate(() => document.getElementById('report').contentWindow.scrollTo(0, 700));
  const answered = tab.waitForResponse('**/report**');
  await tab.locator('#text').press('End');
  await tab.locator('#text').pressSequentially(' ');
  await answered;
  await tab.waitForTimeout(500);
  assert.equal(await scroll(), 700);
  await context.close();
});

test('a dropped file is read, and a file that is no article is told', async () => {
  const { context, tab } = await open(browser, address);
  const drop = (name, bytes) => tab.evaluate(([name, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, [...bytes]]);
  await drop('draft.txt', Buffer.from(sample));
  await report(tab).locator('button.badge').first().waitFor();
  assert.equal(await tab.locator('#text').inputValue(), sample);
  await drop('wide.txt', Buffer.from(`\uFEFF${sample}`, 'utf16le'));
  await tab.waitForFunction((text) => document.getElementById('text').value.trim() === text.trim() && document.getElementById('status').textContent === '', sample);
  const lines = [{ id: 'first', text: 'قالت لمى رشيد إن الماء كاف.' }, { id: 'second', text: 'قال كريم الحلاق إن الماء قليل.' }];
  await drop('record.jsonl', Buffer.from(`${JSON.stringify(lines[0])}\n`));
  await tab.waitForFunction((text) => document.getElementById('text').value === text, lines[0].text);
  await drop('archive.jsonl', Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')));
  await tab.locator('#status:not(:empty)').waitFor();
  assert.match(await tab.locator('#status').innerText(), /^archive\.jsonl: several articles/);
  await drop('draft.txt', Buffer.from(sample));
  await tab.waitForFunction((text) => document.getElementById('text').value === text, sample);
  await drop('photo.bin', Buffer.from([0, 1, 2, 255]));
  await tab.locator('#status:not(:empty)').waitFor();
  assert.match(await tab.locator('#status').innerText(), /^photo\.bin: /);
  assert.equal(await tab.locator('#text').inputValue(), sample);
  await context.close();
});

test('every format can be downloaded', async () => {
  const { context, tab, complaints } = await open(browser, address, { acceptDownloads: true });
  await tab.locator('#text').fill(sample);
  await report(tab).locator('button.badge').first().waitFor();
  const formats = await tab.locator('#format option').allInnerTexts();
  assert.ok(formats.length >= 10);
  for (const format of formats) {
    await tab.locator('#format').selectOption(format);
    const waiting = tab.waitForEvent('download');
    await tab.locator('#download').click();
    const file = await waiting;
    assert.ok(readFileSync(await file.path()).length > 50, format);
    assert.match(file.suggestedFilename(), /^isnad\.[a-z.]+$/);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test('markup in an article stays text, here too', async () => {
  const { context, tab, complaints } = await open(browser, address);
  await tab.locator('#text').fill('<script>parent.document.title="x"</script> عنوان\n\nقال <img src=x onerror=alert(1)> الوزير كريم الحلاق إن الماء كاف.');
  await report(tab).locator('button.badge').first().waitFor();
  assert.deepEqual([complaints, await report(tab).locator('img').count()], [[], 0]);
  assert.notEqual(await tab.title(), 'x');
  await context.close();
});

test('axe finds no violation, light and dark, and nothing scrolls sideways at 320 pixels', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { context, tab } = await open(browser, address, { bypassCSP: true, colorScheme, viewport: { width: 320, height: 700 } });
    await tab.locator('#text').fill(sample);
    await report(tab).locator('button.badge').first().waitFor();
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => globalThis.axe.run({ exclude: ['#report'] }));
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html).join(' ')}`), []);
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 320);
    await tab.screenshot({ path: join(shots, `serve-320-${colorScheme}.png`), fullPage: true });
    await context.close();
  }
});
