import { createRouter, createWebHashHistory } from 'vue-router';

import { useSession } from './session';

/** Addresses live behind the hash, so that the server needs no fallback. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: home },
    { path: '/sign-in', component: () => import('./pages/SignIn.vue'), meta: { open: true } },
    { path: '/first-password/:code', component: () => import('./pages/FirstPassword.vue'), meta: { open: true } },
    {
      path: '/tickets',
      component: () => import('./pages/Desk.vue'),
      children: [
        { path: '', component: () => import('./pages/NoTicket.vue') },
        { path: ':number', component: () => import('./pages/Ticket.vue'), props: true },
      ],
    },
    { path: '/knowledge', component: () => import('./pages/Knowledge.vue') },
    { path: '/articles', component: () => import('./pages/Articles.vue') },
    { path: '/articles/:id', component: () => import('./pages/Article.vue'), props: true },
    { path: '/warnings', component: () => import('./pages/Warnings.vue') },
    { path: '/people', component: () => import('./pages/People.vue') },
    { path: '/:rest(.*)*', component: () => import('./pages/NotFound.vue') },
  ],
});

router.beforeEach((to) => {
  if (to.meta.open || useSession().person) return true;
  return { path: '/sign-in', query: { to: to.fullPath } };
});

function home(): string {
  const session = useSession();
  return !session.person ? '/sign-in' : session.seesTickets ? '/tickets' : '/knowledge';
}
