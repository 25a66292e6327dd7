/// The chat over WebSocket (sub-protocol `zhiban.v1`): the same ledger as over HTTP, and what passes in between. Entry:
/// [ChatSocket]. Must not know how anything is kept.
@NullMarked
package dev.zhiban.chat.live;

import org.jspecify.annotations.NullMarked;
