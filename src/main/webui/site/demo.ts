import './page';

document.querySelector('#ask')!.addEventListener('click', () => (window as any).Zhiban?.('open'));
document.querySelector('pre code')!.textContent =
  `<script async src="${new URL('widget.js', location.href).href}" data-key="demo"></script>`;
