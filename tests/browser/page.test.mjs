// The page of an article and the index of a batch, in a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, isnad, launch, open, page, root, seen, shots } from './lib.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SAMPLE = 'retold-strike';
const HOSTILE = 'عنوان <img src=x onerror=alert(1)> </title><script>alert(2)</script>\n\n'
  + 'قال الوزير </span></p><script>alert(3)</script> كريم الحلاق \u202Eرئيس\u001B[31m اللجنة إن الجسر سيفتح غدا.\n'
  + 'وأضافت هدى <b onmouseover=alert(4)>سامي</b> <a href="javascript:alert(5)">x</a> أن «العبور مجاني».\n';

test('page asks for nothing but itself and the browser complains about nothing', async () => {
  for (const lang of ['ar', 'en']) {
    const address = page(SAMPLE, { lang });
    const { context, tab, asked, complaints } = await open(browser, address);
    await tab.waitForTimeout(300);
    assert.deepEqual([asked, complaints], [[address], []]);
    await context.close();
  }
});

test('pointing at a mark shows one chain, inside the window, and moving away hides it', async () => {
  const { context, tab } = await open(browser, page(SAMPLE, { lang: 'en' }));
  const marks = tab.locator('.text .m');
  assert.ok(await marks.count() >= 8);
  for (const [i, mark] of (await marks.all()).entries()) {
    const rect = await mark.evaluate((m) => { const r = m.getClientRects()[0]; scrollBy(0, r.top - innerHeight / 2); const s = m.getClientRects()[0]; return { x: s.x + s.width - 6, y: s.y + s.height / 2 }; });
    await tab.mouse.move(rect.x, rect.y);
    const tips = await seen(tab);
    assert.equal(tips.length, 1, `mark ${i}: ${tips}`);
    assert.match(tips[0], /chain: claim ← .* ← article/);
    const box = await tab.locator('.tip:visible').boundingBox();
    const view = tab.viewportSize();
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= view.width && box.y + box.height <= view.height, JSON.stringify(box));
  }
  await tab.screenshot({ path: join(shots, 'hover.png') });
  await tab.mouse.move(2, 2);
  assert.deepEqual(await seen(tab), []);
  await context.close();
});

test('keyboard reaches every attribution, shows its chain, and Escape hides it', async () => {
  const { context, tab } = await open(browser, page(SAMPLE, { lang: 'ar' }));
  const all = await tab.locator('button.badge').count();
  const reached = new Set();
  for (let i = 0; i < 120 && reached.size < all; i++) {
    await tab.keyboard.press('Tab');
    const id = await tab.evaluate(() => document.activeElement.matches('button.badge') ? document.activeElement.id : null);
    if (!id) continue;
    reached.add(id);
    const tips = await seen(tab);
    assert.equal(tips.length, 1, `${id}: ${tips}`);
    const described = await tab.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText);
    assert.equal(tips[0], described);
  }
  assert.equal(reached.size, all);
  await tab.keyboard.press('Escape');
  assert.deepEqual(await seen(tab), []);
  await context.close();
});

test('a tap on a letter shows its chain on a narrow touch screen', async () => {
  const { context, tab } = await open(browser, page(SAMPLE), { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  await tab.locator('#at-A3').tap();
  const tips = await seen(tab);
  assert.equal(tips.length, 1);
  const box = await tab.locator('.tip:visible').boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
  await tab.screenshot({ path: join(shots, 'tap-320.png') });
  await context.close();
});

test('without script everything is there and marks still show their chain', async () => {
  const { context, tab } = await open(browser, page(SAMPLE, { lang: 'en' }), { javaScriptEnabled: false });
  await tab.locator('#at-A2').hover();
  assert.equal((await seen(tab)).length, 1);
  for (const id of ['findings', 'article', 'sources', 'carries', 'strip', 'chains', 'figures', 'attributions']) {
    assert.ok(await tab.locator(`#${id}`).isVisible(), id);
  }
  assert.equal(await tab.locator('.only:visible').count(), 0);
  await context.close();
});

test('no width makes the page scroll sideways', async () => {
  for (const lang of ['ar', 'en']) {
    for (const width of [320, 375, 768, 1280, 2000]) {
      const { context, tab } = await open(browser, page('long-read', { lang }), { viewport: { width, height: 800 } });
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${lang} ${width}: ${wide}`);
      if (width === 320 || width === 1280) await tab.screenshot({ path: join(shots, `page-${lang}-${width}.png`), fullPage: true });
      await context.close();
    }
  }
});

test('dark and light follow the reader', async () => {
  const light = (rgb) => rgb.match(/\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 3;
  for (const scheme of ['light', 'dark']) {
    const { context, tab } = await open(browser, page(SAMPLE), { colorScheme: scheme });
    const [back, front] = await tab.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]);
    assert.equal(light(back) > light(front), scheme === 'light', `${back} ${front}`);
    await tab.screenshot({ path: join(shots, `page-${scheme}.png`), fullPage: true });
    await context.close();
  }
});

test('axe finds no violation on page and index, in both languages, light and dark', async () => {
  isnad('analyze', '--format', 'html', '--lang', 'en', '--policy', 'recommended', '--out-dir', join(folder, 'site'), 'samples');
  const addresses = [page('long-read'), page(SAMPLE, { lang: 'en' }), page('no-sources'), `file://${folder}/site/index.html`];
  for (const address of addresses) {
    for (const colorScheme of ['light', 'dark']) {
      // The page's own policy would not let axe in.
      const { context, tab } = await open(browser, address, { bypassCSP: true, colorScheme });
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => globalThis.axe.run());
      const told = violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html).join(' ')}`);
      assert.deepEqual(told, [], address);
      await context.close();
    }
  }
});

test('Arabic runs from right to left, also across marks, and marked letters stay joined', async () => {
  const { context, tab } = await open(browser, page(SAMPLE, { lang: 'en' }));
  const order = await tab.evaluate(() => {
    const wrong = [];
    for (const p of document.querySelectorAll('.text .z-body')) {
      const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT, { acceptNode: (n) => n.parentElement.closest('.tip, .b, .flag') ? 2 : 1 });
      let before = null;
      while (walker.nextNode()) {
        for (const { index, 0: word } of walker.currentNode.data.matchAll(/[\u0621-\u064a]+/g)) {
          const range = document.createRange();
          range.setStart(walker.currentNode, index);
          range.setEnd(walker.currentNode, index + word.length);
          const box = range.getClientRects()[0];
          if (before && Math.abs(before.top - box.top) < 4 && box.right > before.left + 1) wrong.push(word);
          before = box;
        }
      }
    }
    return wrong;
  });
  assert.deepEqual(order, []);
  const widths = await tab.evaluate(() => {
    const text = document.querySelector('.text');
    const width = (html) => { const p = document.createElement('p'); p.innerHTML = `<span>${html}</span>`; text.append(p); const w = p.firstChild.getBoundingClientRect().width; p.remove(); return w; };
    return [width('بالسلام'), width('با<span class="m c0 p0">لسلام</span>'), width('با<span class="q c1 p0">لسلا</span>م')];
  });
  assert.ok(Math.max(...widths) - Math.min(...widths) < 0.6, String(widths));
  await context.close();
});

test('a finding leads to its words and back', async () => {
  const { context, tab } = await open(browser, page('sole-unnamed-source'));
  await tab.locator('.findings a').first().click();
  const flag = await tab.evaluate(() => location.hash);
  assert.match(flag, /^#flag-\d+$/);
  assert.ok(await tab.locator(flag).isVisible());
  await tab.locator(flag).click();
  assert.equal(await tab.evaluate(() => location.hash), flag.replace('flag', 'finding'));
  await context.close();
});

test('one source alone can be shown', async () => {
  const { context, tab } = await open(browser, page(SAMPLE));
  await tab.locator('.only').first().click();
  const lit = await tab.locator('.m.lit').count();
  assert.ok(lit > 0 && lit < await tab.locator('.m').count());
  await tab.locator('.only').first().click();
  assert.equal(await tab.locator('.text.dim').count(), 0);
  await context.close();
});

test('print leaves out what cannot be pressed and makes a document', async () => {
  const { context, tab } = await open(browser, page(SAMPLE, { lang: 'en' }));
  const pdf = await tab.pdf({ path: join(shots, 'page.pdf'), format: 'A4' });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await tab.emulateMedia({ media: 'print' });
  await tab.locator('#at-A2').focus();
  assert.deepEqual([await tab.locator('nav').isVisible(), await seen(tab)], [false, []]);
  await context.close();
});

test('a hostile article cannot break the page', async () => {
  for (const options of [{}, { hasTouch: true }]) {
    const { context, tab, asked, complaints } = await open(browser, page('hostile', { lang: 'en', text: HOSTILE }), options);
    await tab.locator('.text').hover();
    for (const mark of await tab.locator('button.badge').all()) await mark.click();
    assert.deepEqual([asked.length, complaints], [1, []]);
    assert.deepEqual(await tab.evaluate(() => [document.scripts.length, document.images.length, document.querySelectorAll('.text b, .text script, .text a:not(.flag)').length]), [1, 0, 0]);
    assert.match(await tab.locator('.text').innerText(), /<script>alert\(3\)<\/script> .*U\+202E.*U\+001B/);
    await tab.screenshot({ path: join(shots, 'hostile.png'), fullPage: true });
    await context.close();
  }
});

test('half a million words make a page that still answers', async () => {
  const { context, tab } = await open(browser, page('endless', { lang: 'en', text: `عنوان\n\n${'قال المدير كريم إن الماء كاف، «وأضاف» أن '.repeat(40000)}` }));
  await tab.locator('button.badge').first().click();
  assert.ok((await seen(tab)).length === 1);
  await context.close();
});

test('Mermaid draws the graphs of the samples and of a hostile article', async () => {
  const { context, tab, complaints } = await open(browser, 'about:blank');
  await tab.addScriptTag({ path: join(root, 'tests/browser/node_modules/mermaid/dist/mermaid.min.js') });
  page('hostile', { text: HOSTILE });
  for (const file of [`samples/${SAMPLE}.txt`, 'samples/second-hand-chain.txt', join(folder, 'hostile.txt')]) {
    const text = isnad('analyze', '--format', 'mermaid', file);
    const svg = await tab.evaluate(async (text) => {
      globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
      return (await globalThis.mermaid.render('g', text)).svg;
    }, text);
    const nodes = text.split('\n').filter((line) => /^ {4}g1_\w+[[({]/.test(line)).length;
    assert.equal(svg.match(/class="node /g).length, nodes, file);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});
