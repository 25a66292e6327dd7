import { existsSync } from 'node:fs';
import { join } from 'node:path';

import vue from '@vitejs/plugin-vue';
import { build } from 'vite';

/** Lit's `css` literals without their indentation. */
const tightCss = {
  name: 'tight-css',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.ts') && code.includes('css`')
      ? code.replace(/\bcss`[^`]*`/g, (css) => css.replace(/\s*\n\s*/g, '').replace(/ \{/g, '{').replace(/;\}/g, '}'))
      : null,
};

/** Four builds: start and demo page, the widget's frame, the console, and the loader as one classic script. */
export async function buildPages(root, out) {
  const common = { configFile: false, logLevel: 'warn', publicDir: false, plugins: [tightCss] };
  const page = (folder, more = {}) => ({
    ...common,
    root: join(root, folder),
    base: './',
    ...more,
    build: {
      target: 'es2022',
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      ...more.build,
      rolldownOptions: { checks: { pluginTimings: false, ineffectiveDynamicImport: false }, ...more.build.rolldownOptions },
    },
  });
  await build(
    page('site', {
      build: {
        outDir: out,
        rolldownOptions: {
          input: ['index.html', 'demo.html'].map((name) => join(root, 'site', name)),
        },
      },
    }),
  );
  await build(page('widget', { build: { outDir: join(out, 'widget'), rolldownOptions: { input: join(root, 'widget/index.html') } } }));
  if (existsSync(join(root, 'console', 'index.html'))) {
    await build(
      page('console', {
        plugins: [tightCss, vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('zb-') } } })],
        define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
        build: { outDir: join(out, 'console'), chunkSizeWarningLimit: 900 },
      }),
    );
  }
  await build({
    ...common,
    root: join(root, 'widget'),
    build: {
      target: 'es2022',
      outDir: out,
      emptyOutDir: false,
      reportCompressedSize: false,
      lib: { entry: join(root, 'widget/loader.ts'), formats: ['iife'], name: 'ZhibanLoader', fileName: () => 'widget.js' },
    },
  });
}
