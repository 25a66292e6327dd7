import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';

import { Api, SessionStore } from '../shared/api';
import type { About, Person } from '../shared/types';
import { currentLang, i18n } from './i18n';

interface Opened {
  token: string;
  person: Person;
}

export const api = new Api(new URL('..', location.href.split('#')[0]).href.replace(/\/$/, ''));
const kept = new SessionStore('zhiban.console');

/** Who is signed in to the console in this tab. */
export const useSession = defineStore('session', () => {
  const person = ref<Person | null>(null);
  const ended = ref(false);
  const about = ref<About>({ demo: false });

  const atDesk = computed(() => has('agent', 'lead'));
  const leads = computed(() => has('lead'));
  const seesTickets = computed(() => has('agent', 'lead', 'admin', 'auditor'));
  const seesPeople = computed(() => has('admin', 'auditor'));
  const seesKnowledge = computed(() => has('agent', 'lead', 'editor', 'admin', 'auditor'));

  const edits = computed(() => has('editor', 'admin'));

  const before = kept.read<Opened>();
  if (before) enter(before);
  api.onSignedOut = () => leave(true);
  watch(i18n.global.locale, () => (api.lang = currentLang()), { immediate: true });
  void api.get<About>('/api/v1/about').then((said) => (about.value = said), () => {});

  function has(...roles: string[]): boolean {
    return roles.some((role) => person.value?.roles.includes(role));
  }

  function enter(opened: Opened): void {
    api.token = opened.token;
    person.value = opened.person;
    ended.value = false;
    kept.write(opened);
  }

  function leave(hasEnded: boolean): void {
    api.token = null;
    person.value = null;
    ended.value = hasEnded;
    kept.write(null);
  }

  async function signIn(username: string, password: string): Promise<void> {
    enter(await api.post<Opened>('/api/v1/session', { username: username.trim(), password }));
  }

  async function signOut(): Promise<void> {
    await api.call('/api/v1/session', { method: 'DELETE' }).catch(() => {});
    leave(false);
  }

  return { person, ended, about, atDesk, leads, seesTickets, seesPeople, seesKnowledge, edits, signIn, signOut };
});
