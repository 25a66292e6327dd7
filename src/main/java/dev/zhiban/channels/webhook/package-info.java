/// Any system that signs after Standard Webhooks 1.0.0, in both directions. Entry: [WebhookChannel].
@NullMarked
package dev.zhiban.channels.webhook;

import org.jspecify.annotations.NullMarked;
