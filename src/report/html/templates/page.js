'use strict';
// Niceties only; the page can be read without them.
(() => {
  const root = document.documentElement;
  // Escape hides the chain until the pointer or the focus moves on.
  addEventListener('keydown', (event) => { if (event.key === 'Escape') root.classList.add('quiet'); });
  for (const move of ['pointermove', 'focusin']) addEventListener(move, () => root.classList.remove('quiet'));
  // One source alone.
  const text = document.querySelector('.text');
  const buttons = document.querySelectorAll('.only');
  for (const button of text ? buttons : []) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const on = button.getAttribute('aria-pressed') !== 'true';
      const look = button.parentElement.querySelector('.badge').className.replace('badge ', '');
      text.classList.toggle('dim', on);
      for (const other of buttons) other.setAttribute('aria-pressed', String(on && other === button));
      for (const mark of text.querySelectorAll('.m')) mark.classList.toggle('lit', on && mark.className.includes(look));
    });
  }
})();
