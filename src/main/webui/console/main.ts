import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import '../shared/tokens.css';

import { VueQueryPlugin } from '@tanstack/vue-query';
import { createPinia } from 'pinia';
import { createApp } from 'vue';

import { pictures } from '../shared/pictures';
import { applyTheme } from '../shared/theme';
import '../shared/zb-citation';
import '../shared/zb-messages';
import App from './App.vue';
import { elements } from './elements';
import './look.css';
import { i18n } from './i18n';
import { router } from './router';
import { api } from './session';

applyTheme();
pictures.load = (path) => api.blob(path);
createApp(App).use(createPinia()).use(i18n).use(VueQueryPlugin).use(elements).use(router).mount('#app');
