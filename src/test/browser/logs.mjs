/**
 * A log of a service that runs out of memory: at least so many bytes, an error of a known kind at known lines, and a line that
 * occurs only once. Answers the text and where its errors stand (lines count from 1).
 */
export function logOfFailingService(bytes) {
  const lines = [];
  const errors = [];
  let size = 0;
  const start = Date.UTC(2026, 10, 20, 8, 0, 0);
  const stamp = () => new Date(start + lines.length * 25).toISOString().replace('T', ' ').replace('Z', '').replace('.', ',');
  const add = (line) => {
    lines.push(line);
    size += line.length + 1;
  };
  while (size < bytes) {
    const n = lines.length;
    if (n > 20_000 && n % 500 < 8) {
      errors.push(n + 1);
      add(`${stamp()} ERROR [http-${n % 8}] c.e.orders.OrderCache - Request ${n} failed`);
      add('java.lang.OutOfMemoryError: Java heap space');
      add('\tat com.example.orders.OrderCache.put(OrderCache.java:88)');
      add('\tat com.example.orders.OrderResource.create(OrderResource.java:41)');
    } else if (n > 19_000 && n % 40 === 0) {
      add(`${stamp()} WARN  [http-${n % 8}] c.e.orders.Pool - Pool is full, waited ${n % 700} ms`);
    } else {
      add(`${stamp()} INFO  [http-${n % 8}] c.e.orders.OrderResource - Order ${100_000 + n} created for customer ${n % 977} in ${n % 90} ms`);
    }
  }
  return { text: lines.join('\n') + '\n', lines: lines.length, errors };
}
