import { onScopeDispose, ref, type Ref } from 'vue';

/** The time, every ten seconds. */
export function useNow(): Ref<number> {
  const now = ref(Date.now());
  const timer = setInterval(() => (now.value = Date.now()), 10_000);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
