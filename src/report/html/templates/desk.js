'use strict';
(() => {
  const of = (id) => document.getElementById(id);
  const [text, frame, status, policy, lang, format, download, file] = ['text', 'report', 'status', 'policy', 'lang', 'format', 'download', 'file'].map(of);
  const PAUSE = 300;
  let timer, running, name = '';

  // What the page remembers is gone with its tab.
  const kept = JSON.parse(sessionStorage.getItem('isnad') ?? '{}');
  text.value = kept.text ?? '';
  name = kept.name ?? '';
  if (kept.policy !== undefined) policy.value = kept.policy;
  const keep = () => { try { sessionStorage.setItem('isnad', JSON.stringify({ text: text.value, name, policy: policy.value })); } catch { /* too long to be kept */ } };

  async function ask(path, body, signal) {
    const wish = new URLSearchParams({ lang: lang.value, policy: policy.value, name, format: path === 'report' ? signal.format : '' });
    const answer = await fetch(`${path}?${wish}`, { method: 'POST', body, signal: signal?.signal, headers: { 'Content-Type': 'application/octet-stream' } });
    if (!answer.ok) throw new Error((await answer.text()).trim());
    return answer;
  }

  async function show() {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    keep();
    status.textContent = '';
    download.disabled = !text.value.trim();
    if (download.disabled) { frame.srcdoc = ''; return; }
    try {
      const html = await (await ask('report', text.value, { format: 'html', signal })).text();
      const at = frame.contentWindow?.scrollY ?? 0;
      frame.addEventListener('load', () => frame.contentWindow.scrollTo(0, at), { once: true });
      frame.srcdoc = html;
    } catch (error) {
      if (error.name !== 'AbortError') status.textContent = error.message;
    }
  }

  const later = () => { clearTimeout(timer); timer = setTimeout(show, PAUSE); };

  async function take(dropped) {
    if (!dropped) return;
    const before = name;
    name = dropped.name;
    try {
      const opened = await (await ask('text', dropped)).json();
      [name, text.value] = [opened.name, opened.text];
      show();
    } catch (error) {
      name = before;
      status.textContent = `${dropped.name}: ${error.message}`;
    }
  }

  text.addEventListener('input', later);
  policy.addEventListener('change', show);
  lang.addEventListener('change', () => { keep(); location.search = new URLSearchParams({ lang: lang.value }); });
  file.addEventListener('change', () => take(file.files[0]));
  addEventListener('dragover', (event) => { event.preventDefault(); document.body.classList.add('over'); });
  addEventListener('dragleave', () => document.body.classList.remove('over'));
  addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('over');
    const [dropped] = event.dataTransfer.files;
    if (dropped) return take(dropped);
    text.value = event.dataTransfer.getData('text/plain');
    later();
  });
  download.addEventListener('click', async () => {
    try {
      const blob = await (await ask('report', text.value, { format: format.value })).blob();
      const ending = { table: 'txt', 'csv-sources': 'sources.csv', markdown: 'md', mermaid: 'mmd' }[format.value] ?? format.value;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `${(name || 'isnad').replace(/\.[^.]*$/, '')}.${ending}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      status.textContent = '';
    } catch (error) {
      status.textContent = error.message;
    }
  });
  show();
})();
