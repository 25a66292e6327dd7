import { useQuery } from '@tanstack/vue-query';
import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';

import type { Listed, Page } from './desk';
import { i18n } from './i18n';
import { api, useSession } from './session';

const EVERY = 3_000;

/** Who waits for a person; tells the title and screen readers of somebody new. */
export const useWaiting = defineStore('waiting', () => {
  const session = useSession();
  const news = ref('');
  const query = useQuery({
    queryKey: ['tickets', 'queue'],
    queryFn: () => api.get<Page<Listed>>('/api/v1/tickets?view=queue'),
    enabled: computed(() => session.seesTickets),
    refetchInterval: EVERY,
    refetchIntervalInBackground: true,
    retry: false,
  });
  const items = computed(() => (session.seesTickets ? (query.data.value?.items ?? []) : []));
  const count = computed(() => (session.seesTickets ? (query.data.value?.total ?? 0) : 0));
  let known: Set<string> | null = null;

  watch(items, (now) => {
    const fresh = known ? now.filter((each) => !known!.has(each.number)) : [];
    known = new Set(now.map((each) => each.number));
    if (fresh.length) news.value = i18n.global.t('newWaiting', { title: fresh[0].title });
  });
  watch([count, i18n.global.locale], () => {
    const name = `${i18n.global.t('brand')}`;
    document.title = count.value ? `(${count.value}) ${name}` : name;
  });
  return { items, count, news, loading: query.isLoading, failed: query.isError };
});
