/// What leaves the process leaves through the outbox: at least once, with an idempotency key.
@NullMarked
package dev.zhiban.platform.events;

import org.jspecify.annotations.NullMarked;
